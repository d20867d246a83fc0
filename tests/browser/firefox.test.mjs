import { testIn } from "./all.mjs";

testIn("firefox");
