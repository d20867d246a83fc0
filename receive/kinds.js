// What kind of file was chosen, by its first bytes: names and types come from the file's name and are often wrong.
//
// In: a file. Out: whether it can be tried as a picture, and by what name it is refused, see `messages.js`.

/** How many bytes are looked at: a PDF may have others before its mark. */
const HEAD = 1024;

/** Kinds that no browser opens as a picture. */
const NO_PICTURES = [
  ["pdf", /^[^{]*%PDF-/],
  ["archive", /^PK\x03\x04|^Rar!|^7z\xbc\xaf|^\x1f\x8b|^\xd0\xcf\x11\xe0/],
  ["video", /^.{4}ftyp(?:qt|isom|iso[2-9]|mp4|M4V|3gp|avc1)|^\x1a\x45\xdf\xa3|^RIFF.{4}AVI /s],
];

/** Pictures that some browsers open and others do not. */
const SOME_PICTURES = [
  ["heic", /^.{4}ftyp(?:hei[cfmsx]|hev[cmsx]|mif1|msf1)/s],
  ["tiff", /^(?:II\*\0|MM\0\*)/],
];

const PICTURE = /^(?:\xff\xd8\xff|\x89PNG|GIF8|RIFF.{4}WEBP|.{4}ftypavi[fs])/s;

export async function kindOf(file) {
  const head = await file.slice(0, HEAD).arrayBuffer().then(latin, () => "");
  const named = (kinds) => kinds.find(([, mark]) => mark.test(head))?.[0];
  const other = named(NO_PICTURES);
  if (other) return { isPicture: false, name: other };
  const name = named(SOME_PICTURES);
  return { isPicture: Boolean(name) || PICTURE.test(head) || file.type.startsWith("image/"), name };
}

/** One character for each byte. */
const latin = (bytes) => String.fromCharCode(...new Uint8Array(bytes));
