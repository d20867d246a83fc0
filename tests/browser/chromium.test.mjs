import { testIn } from "./all.mjs";

testIn("chromium");
