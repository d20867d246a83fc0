// What is said of what could not be opened: each with another way.

const BY_FILE = "open the file that the client has saved, or go by the paper.";

const BY_READER = "paste what a code reader shows";

const KEYBOARD = "If a scanner typed it, set the keyboard language of the scanner to that of this computer, or both to English (US), and scan again.";

export const REFUSED = {
  foreign: `This is not a code of the questionnaire; take the square one on the client's page, ${BY_FILE}`,
  damaged: `A part of the code is missing or was misread; try again in better light, ${BY_FILE}`,
  newer: "This was made by a newer version than this page: bring the folder on your server up to date, or go by the paper.",
  "other-form": "This was made by another questionnaire or another version of it: take receive.html of the site where the client answered, or go by the paper.",
  "foreign-text": `This is not a code of the questionnaire, which begins with MC1: scan the square one on the client's page, ${BY_FILE} ${KEYBOARD}`,
  "damaged-text": `A part of the code is missing or was misread: scan it again, ${BY_FILE} ${KEYBOARD}`,
  "too-large": `This file is too large to be read here: take a smaller picture of the code alone, or ${BY_READER}.`,
  unreadable: `The browser could not read this file: choose it again, or ${BY_READER}.`,
  "foreign-file": `This is neither a picture nor a file of saved answers: choose another one, of a scan a JPEG or PNG, or ${BY_READER}.`,
  "bad-picture": `The browser cannot open this picture: save it as JPEG or PNG, or ${BY_READER}.`,
  pdf: `This is a PDF, which cannot be looked into here: set the scanner to JPEG or PNG, take a picture of the page on the screen, or ${BY_READER}.`,
  heic: `This is a HEIC photo, which this browser cannot open: save it as JPEG, set the phone's camera to “most compatible”, or ${BY_READER}.`,
  tiff: `This is a TIFF picture, which this browser cannot open: save it as JPEG or PNG, or ${BY_READER}.`,
  video: `This is a video: take a photo of the code, or ${BY_READER}.`,
  archive: `This is an office document or an archive: take the picture or the saved file out of it, or ${BY_READER}.`,
  spoilt: `This browser does not let pages read pictures, so that nobody is recognised by them: allow it for this page, by the sign beside the address or in the settings against fingerprinting, use another browser, or ${BY_READER}.`,
  noisy: `No code was found, and this browser changes pictures before pages read them, so that nobody is recognised by them: allow this page to read them, in the settings against fingerprinting, use another browser, or ${BY_READER}.`,
  "no-code": `No code was found in this picture; take one of the code alone, straight and sharp, ${BY_FILE}`,
  "no-camera": `No camera was found: choose a photo of the page, or ${BY_READER}.`,
  "camera-refused": "The browser does not allow the camera: allow it in the settings of this page, or choose a photo of the page.",
  "camera-broken": "The camera could not be started, perhaps because another program has it: close that, or choose a photo of the page.",
};

/** What is not known here, by the names in the file. */
export function leftOut(names, nMore) {
  if (names.length === 0) return "";
  return `Some answers of this file are not known here and are left out: ${names.join(", ")}${nMore ? ` and ${nMore} more` : ""}.`;
}

export const FROM_CODE = "Read from a code: the day, and what the client wrote, stand on the paper only.";

export const NOT_PRINTED = "If no print window has opened, this browser does not print from here: copy the page as text, or save it.";
