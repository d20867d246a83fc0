// What is said of what could not be opened: one sentence each, with another way.

const BY_FILE = "open the file that the client has saved, or go by the paper.";

export const REFUSED = {
  foreign: `This is not a code of the questionnaire; take the square one on the client's page, ${BY_FILE}`,
  damaged: `A part of the code is missing or was misread; try again in better light, ${BY_FILE}`,
  newer: "This was made by a newer version than this page: bring the folder on your server up to date, or go by the paper.",
  "other-form": "This was made by another questionnaire or another version of it: take receive.html of the site where the client answered, or go by the paper.",
  "too-large": "This file is too large to be read here: take a smaller picture of the code alone, or paste what a code reader shows.",
  unreadable: "The browser could not read this file: choose it again, or paste what a code reader shows.",
  "foreign-file": "This is neither a picture nor a file of saved answers: choose another one, of a scan a JPEG or PNG and no PDF, or paste what a code reader shows.",
  "bad-picture": "The browser cannot open this picture: save it as JPEG or PNG, or paste what a code reader shows.",
  "no-code": `No code was found in this picture; take one of the code alone, straight and sharp, ${BY_FILE}`,
  "no-camera": "No camera was found: choose a photo of the page, or paste what a code reader shows.",
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
