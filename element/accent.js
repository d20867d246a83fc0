// Makes of one accent all that a questionnaire needs of it: a ground for buttons and the text on it, and a colour for links
// and outlines that can be read on what lies behind them. So one colour serves in light and in dark, however pale it is.
//
// In: colours as red, green and blue from 0 to 1. Out: the same. Hue and as much of the strength as there is room for stay
// as they were (OKLCH); only how light it is changes, and no more than is needed.

/** Our own text on a pale ground. Where even that is too weak, black is not. */
const INK = [0.04, 0.1, 0.095];
const [WHITE, BLACK] = [[1, 1, 1], [0, 0, 0]];

/** The least contrast of text by WCAG 2. */
const LEAST = 4.5;

/** How much lighter or darker a button is under the pointer, and in what steps a colour is sought. */
const [HOVER, STEP] = [0.06, 0.01];

/** How strong the ground of a chosen row is at most. */
const SOFT = 0.03;

/**
 * `accent` and `strong` (the same under the pointer, or null) as the clinic has set them, `on` (the text on them, or null)
 * too; `soft` is the ground of a chosen row as it would be, and `grounds` is all that links stand on beside it.
 */
export function fromAccent({ accent, strong, on, soft, grounds }) {
  const text = on ?? [WHITE, INK].find((text) => contrast(text, accent) >= LEAST) ?? (contrast(WHITE, accent) > contrast(BLACK, accent) ? WHITE : BLACK);
  const away = luminance(text) > luminance(accent) ? -HOVER : HOVER;
  const pressed = [strong, lighter(accent, away)].find((colour) => colour && contrast(text, colour) >= LEAST) ?? accent;
  const [, chroma, hue] = toOklch(accent);
  const ground = fromOklch([toOklch(soft)[0], Math.min(chroma, SOFT), hue]);
  const all = [...grounds, ground];
  return {
    fill: accent,
    "fill-strong": pressed,
    "on-accent": text,
    accent: readable(accent, all),
    "accent-strong": readable(strong ?? lighter(readable(accent, all), isDark(all) ? HOVER : -HOVER), all),
    "accent-soft": ground,
  };
}

/** The nearest to a colour that can be read on all grounds; the colour itself where there is none. */
function readable(colour, grounds) {
  const [lightness, chroma, hue] = toOklch(colour);
  const step = isDark(grounds) ? STEP : -STEP;
  for (let now = lightness; now >= 0 && now <= 1; now += step) {
    const found = now === lightness ? colour : fromOklch([now, chroma, hue]);
    if (grounds.every((ground) => contrast(found, ground) >= LEAST)) return found;
  }
  return [WHITE, BLACK].find((text) => grounds.every((ground) => contrast(text, ground) >= LEAST)) ?? colour;
}

function isDark(grounds) {
  return grounds.every((ground) => contrast(WHITE, ground) > contrast(BLACK, ground));
}

function lighter(colour, by) {
  const [lightness, chroma, hue] = toOklch(colour);
  return fromOklch([Math.min(Math.max(lightness + by, 0), 1), chroma, hue]);
}

/** By WCAG 2, from 1 to 21; not a number where a colour is none. */
export function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour) {
  if (!colour) return NaN;
  const [red, green, blue] = colour.map(linear);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const curved = (part) => (part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055);
const times = (rows, [x, y, z]) => rows.map(([a, b, c]) => a * x + b * y + c * z);

// The matrices of OKLab, by Björn Ottosson.
const TO_LMS = [[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566], [0.0883024619, 0.2817188376, 0.6299787005]];
const TO_LAB = [[0.2104542553, 0.793617785, -0.0040720468], [1.9779984951, -2.428592205, 0.4505937099], [0.0259040371, 0.7827717662, -0.808675766]];
const FROM_LAB = [[1, 0.3963377774, 0.2158037573], [1, -0.1055613458, -0.0638541728], [1, -0.0894841775, -1.291485548]];
const FROM_LMS = [[4.0767416621, -3.3077115913, 0.2309699292], [-1.2684380046, 2.6097574011, -0.3413193965], [-0.0041960863, -0.7034186147, 1.707614701]];

function toOklch(colour) {
  const [lightness, a, b] = times(TO_LAB, times(TO_LMS, colour.map(linear)).map(Math.cbrt));
  return [lightness, Math.hypot(a, b), Math.atan2(b, a)];
}

/** In the steps of a screen, and as strong as a screen can show it. */
function fromOklch([lightness, chroma, hue]) {
  for (let strength = chroma; ; strength = strength < 0.002 ? 0 : strength * 0.95) {
    const lab = [lightness, strength * Math.cos(hue), strength * Math.sin(hue)];
    const parts = times(FROM_LMS, times(FROM_LAB, lab).map((part) => part ** 3));
    if (strength > 0 && parts.some((part) => part < -0.0001 || part > 1.0001)) continue;
    return parts.map((part) => Math.round(curved(Math.min(Math.max(part, 0), 1)) * 255) / 255);
  }
}
