import { testIn } from "./all.mjs";

testIn("webkit");
