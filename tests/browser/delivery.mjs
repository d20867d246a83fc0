// What a clinic or a developer gets, used as they use it: one file instead of several, a damaged or half-renewed upload,
// the package in a bundler.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { build } from "esbuild";
import { appears, complaints, heard, openPage, started } from "./lib/browsers.mjs";
import { Client } from "./lib/client.mjs";
import { root } from "./lib/content.mjs";
import { serve, STRICT } from "./lib/server.mjs";
import { standInSuite } from "./lib/stand-in.mjs";

const DIST = join(root, "dist");
const WIDGET = '<massage-check shadow="open"><p id="fallback">Call us</p></massage-check>';

/** `browser` returns the running browser. */
export function testDelivery(browser) {
  describe("the upload", () => {
    const standIn = standInSuite();
    const { opened } = standIn;

    /** Opens a host page that holds `script` and widgets. The other options are those of the server. */
    async function visit(script, { policy = STRICT, widgets = WIDGET, folder = DIST, ready = true, ...options } = {}) {
      const site = await serve({
        folder,
        headers: { "content-security-policy": policy },
        ...options,
        pages: { "host.html": `<!doctype html><html lang="en"><body>${script}${widgets}</body></html>` },
      });
      opened.push(site.close);
      const page = await openPage(browser(), `${site.address}host.html`);
      opened.push(() => page.close());
      if (ready) await started(page);
      const asked = () => site.requests.filter((url) => !url.includes("favicon") && url !== "/host.html");
      return { page, asked };
    }

    async function reachesFirstQuestion(page) {
      const screen = await new Client(page).walk({ until: ({ kind }) => kind === "question" });
      assert.equal(screen.kind, "question");
      assert.deepEqual(await complaints(page), []);
    }

    describe("as a single file", () => {
      const SINGLE = '<script src="massage-check.single.js" defer></script>';

      test("reaches the first question where nothing may be fetched", async () => {
        const { contentSecurityPolicy } = JSON.parse(await readFile(join(DIST, "manifest.json"), "utf8"));
        const needed = contentSecurityPolicy["massage-check.single.js"];
        const policy = `default-src 'none'; connect-src 'none'; ${needed}; require-trusted-types-for 'script'`;
        const { page, asked } = await visit(SINGLE, { policy });
        await reachesFirstQuestion(page);
        assert.deepEqual(asked(), ["/massage-check.single.js"]);
      });

      test("works under another name, and from a server of its own that allows nothing", async () => {
        const other = await serve({ folder: DIST, answer: (name) => name === "x.js" && { body: single } });
        opened.push(other.close);
        const single = await readFile(join(DIST, "massage-check.single.js"));
        const { page, asked } = await visit(`<script src="${other.address}x.js" defer></script>`, { policy: "" });
        await reachesFirstQuestion(page);
        assert.deepEqual(asked(), []);
      });

      for (const act of ["panic", "trap"]) {
        test(`goes on after a crash by ${act}, in every widget on the page`, async () => {
          const widgets = `${WIDGET}<massage-check shadow="open" form-id="b"></massage-check>`;
          const { page, asked } = await visit(SINGLE, { folder: standIn.folder, widgets });
          const click = (selector) => page.$eval(`massage-check >>> ${selector}`, (element) => element.click());
          const count = () => page.$eval("massage-check >>> output", (output) => output.textContent);
          await heard(page, "mc-ready", 2);
          await click("[data-act=count]");
          await click(`[data-act=${act}]`);
          await heard(page, "mc-error", 2);
          await click("[data-shim-act=go-on]");
          await heard(page, "mc-ready", 3);
          await click("[data-act=count]");
          assert.equal(await count(), "2");
          assert.deepEqual(asked(), ["/massage-check.single.js"]);
        });
      }
    });

    describe("with a file of which one byte has changed", () => {
      // The last semicolon of the glue and the last line end of the pack mean nothing: only a checksum can tell.
      for (const [what, pattern, last] of [
        ["the engine", /^engine\.\w+\.wasm$/, "\0"],
        ["the glue", /^engine\.\w+\.js$/, "\n"],
        ["the language pack", /^pack\.en\./, " "],
      ]) {
        test(`does not run ${what}, and shows the host's own content`, async () => {
          const name = (await readdir(DIST)).find((name) => pattern.test(name));
          const body = await readFile(join(DIST, name));
          assert.notEqual(body.at(-1), last.charCodeAt());
          body.write(last, body.length - 1);
          const { page } = await visit('<script src="massage-check.js" defer></script>', {
            ready: false,
            answer: (asked) => asked === name && { body },
          });
          await appears(page, "[data-shim=failed]");
          assert.deepEqual(await page.evaluate(() => window.seen.events), [
            { name: "mc-error", detail: { code: "integrity" } },
          ]);
          assert.ok(await page.$eval("#fallback", (fallback) => fallback.getClientRects().length > 0));
        });
      }
    });

    test("over an older one still serves a loader that a browser has kept", async () => {
      const folder = await mkdtemp(join(tmpdir(), "massage-check-"));
      opened.push(() => rm(folder, { recursive: true }));
      await cp(standIn.folder, folder, { recursive: true });
      const kept = await readFile(join(folder, "massage-check.js"));
      await cp(DIST, folder, { recursive: true });
      const { page } = await visit('<script src="massage-check.js" defer></script>', {
        folder,
        answer: (name) => name === "massage-check.js" && { body: kept },
      });
      assert.equal(await page.$eval("massage-check >>> h2", (heading) => heading.textContent), "Hello");
    });

    test("runs with a nonce under 'strict-dynamic'", async () => {
      const policy =
        "default-src 'none'; script-src 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'; connect-src 'self'; " +
        "require-trusted-types-for 'script'";
      const { page } = await visit('<script nonce="abc" src="massage-check.js" defer></script>', { policy });
      await reachesFirstQuestion(page);
    });

    describe("as a package", () => {
      let project;
      before(async () => {
        project = await mkdtemp(join(tmpdir(), "massage-check-"));
        await writeFile(join(project, "package.json"), '{ "private": true }');
        const install = ["install", "--install-links", "--ignore-scripts", "--offline", "--no-audit", "--no-fund"];
        execFileSync("npm", [...install, join(DIST, "npm")], { cwd: project, stdio: ["ignore", "ignore", "inherit"] });
      });
      after(() => rm(project, { recursive: true }));

      /** Bundles `source` into `site/app.js`; copies the engine into `site/` + `place`, as the package's README says. */
      async function bundle(source, place, options) {
        const site = await mkdtemp(join(project, "site-"));
        await build({
          stdin: { contents: source, resolveDir: project },
          bundle: true,
          minify: true,
          outfile: join(site, "app.js"),
          logLevel: "silent",
          ...options,
        });
        const installed = join(project, "node_modules/massage-check");
        for (const name of (await readdir(installed)).filter((name) => /^(engine|pack)\./.test(name))) {
          await cp(join(installed, name), join(site, place, name));
        }
        return site;
      }

      for (const [what, source, place, script, format] of [
        ["as a module", 'import "massage-check";', "", '<script type="module" src="app.js"></script>', "esm"],
        ["as a script", 'import "massage-check";', "", '<script src="app.js" defer></script>', "iife"],
        [
          "with the engine elsewhere",
          'import { define } from "massage-check/define"; define("/engine/");',
          "engine",
          '<script type="module" src="app.js"></script>',
          "esm",
        ],
      ]) {
        test(`bundled ${what}, reaches the first question`, async () => {
          const { page } = await visit(script, { folder: await bundle(source, place, { format }) });
          await reachesFirstQuestion(page);
        });
      }

      test("does nothing where a page is made on a server", () => {
        const program = 'await import("massage-check"); process.stdout.write("made")';
        const said = execFileSync(process.execPath, ["--input-type=module", "--eval", program], { cwd: project });
        assert.equal(said.toString(), "made");
      });
    });
  });
}
