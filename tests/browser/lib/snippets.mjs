// Texts that are easily broken on their way into a page, and readers that take a snippet apart as WordPress and a browser
// do.
//
// The readers know only the rules of their language: how a shortcode ends, what C escapes mean, which entities there are.

/** What has broken somebody's snippet before. */
export const awkward = [
  `O'Neil & "Sons" <b>`,
  "a]b[c] [massage_check]",
  "</massage-check><script>alert(1)</script>",
  "--> <!-- --",
  "AT&T &amp; &lt;b&gt; &#93; &x;",
  "\\ \\\\ \\x22 \\n \\\" \\u0022",
  "two\nlines\tand a tab",
  "\u05de\u05e8\u05e4\u05d0\u05d4 \u0627\u0644\u0639\u064a\u0627\u062f\u0629 \u200f",
  "\ud83d\udc86\ud83c\udffd\u200d\u2640\ufe0f \u2028 \u2029 end",
  "100% +1 =2 #3 ?q=a&b=c;d",
  "${x} `y` {{z}} <?php ?>",
  "'; alert(1); //",
];

/** Texts made of awkward pieces, the same in each run. */
export function nasty(count) {
  const pieces = [...`"'<>&[]\\/=;:#%+-{}()$\`?!`, "\n", "\t", "&amp;", "&quot", "\\x", "\\u", "-->", "<!--", "]]>", "]", "\u200f", "\u05d0", "\ud83d\ude42", "\u2028", "a", "Z", "0", " "];
  let seed = 7431;
  const next = (below) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((seed / 2 ** 31) * below);
  };
  // Fields take no text that begins or ends in a space.
  const text = () => `x${Array.from({ length: 1 + next(12) }, () => pieces[next(pieces.length)]).join("")}x`;
  return Array.from({ length: count }, text);
}

const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Text as HTML has it between quotes: an ampersand that begins nothing known stays. */
function unescapeHtml(html) {
  return html.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (all, decimal, hex, name) => {
    if (decimal || hex) return String.fromCodePoint(decimal ? Number(decimal) : parseInt(hex, 16));
    return ENTITIES[name] ?? all;
  });
}

/** The attributes of the first element of this name; all are quoted or without a value. */
export function readAttributes(html, name) {
  const [, attributes] = new RegExp(`<${name}((?:\\s+[\\w-]+(?:="[^"]*")?)*)\\s*>`).exec(html) ?? [];
  if (attributes === undefined) throw new Error(`no <${name}> in ${html}`);
  const all = [...attributes.matchAll(/([\w-]+)(?:="([^"]*)")?/g)];
  return Object.fromEntries(all.map(([, key, value = ""]) => [key, unescapeHtml(value)]));
}

/** What the element gets from a shortcode: WordPress takes the text apart, the plugin writes it into HTML. */
export function readShortcode(text) {
  // Neither bracket may stand in it, whatever is quoted.
  const [, attributes] = /^\[massage_check((?:\s[^[\]]*)?)\]$/.exec(text) ?? [];
  if (attributes === undefined) throw new Error(`no shortcode: ${text}`);
  const rest = attributes.replace(/\s+[\w-]+="[^"]*"/g, "");
  if (rest.trim() !== "") throw new Error(`not an attribute: ${rest}`);
  const read = ([, name, value]) => {
    const plain = unescapeC(value);
    // A value with a tag that is not closed is dropped.
    if (plain.includes("<")) throw new Error(`this value is dropped: ${plain}`);
    return [name.replaceAll("_", "-"), unescapeHtml(plain)];
  };
  return Object.fromEntries([...attributes.matchAll(/\s([\w-]+)="([^"]*)"/g)].map(read));
}

/** What PHP's stripcslashes does with what is used here; other signs lose their backslash. */
function unescapeC(text) {
  const letters = { n: "\n", t: "\t", r: "\r", a: "\x07", v: "\v", b: "\b", f: "\f" };
  return text.replace(/\\(?:x([0-9a-f]{1,2})|([0-7]{1,3})|([\s\S]))/gi, (_, hex, octal, letter) => {
    if (hex) return String.fromCharCode(parseInt(hex, 16));
    return octal ? String.fromCharCode(parseInt(octal, 8)) : (letters[letter] ?? letter);
  });
}

/** What the element gets from a block as the code editor has it. */
export function readBlock(text) {
  const [, json = "{}"] = /^<!-- wp:massage-check\/questionnaire (\{.*\} )?\/-->$/s.exec(text) ?? [];
  if (!text.startsWith("<!-- wp:") || text.slice(4, -3).includes("--")) throw new Error(`no comment: ${text}`);
  const attributes = Object.entries(JSON.parse(json));
  return Object.fromEntries(attributes.map(([name, value]) => [name.replaceAll("_", "-"), unescapeHtml(value)]));
}
