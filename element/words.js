// What the loader itself says until it has the words of the page's language: the build puts those in of which it has need.
// All others come with the language.

export { words } from "build:words";
