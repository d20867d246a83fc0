// The plugin in a real WordPress, seen by a client, by the owner of the site and by somebody who only may read it.
//
// In: the environment variable WORDPRESS, the folder with the files of WordPress; `./dev test-wordpress` sets it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { rename } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { complaints, launch, openPage, printRoot, started, waitUntil } from "../browser/lib/browsers.mjs";
import { Client, readResult } from "../browser/lib/client.mjs";
import { cases, root } from "../browser/lib/content.mjs";
import { printedPdf, readPdf } from "../browser/lib/paper.mjs";
import { awkward, nasty } from "../browser/lib/snippets.mjs";
import { block as blockSnippet, shortcode } from "../../setup/snippets.js";
import { startSite, users } from "./site.mjs";

/** One theme made of blocks and one made of PHP. */
const THEMES = ["twentytwentythree", "twentytwentyone"];

/** A name that comes out wrong when a single step on its way escapes it too little or too often. */
const AWKWARD = `O'Neil & "Sons" <b>`;
const AWKWARD_IN_A_SHORTCODE = "O'Neil &amp; &quot;Sons&quot; <b>";

const SETTINGS = "/wp-admin/options-general.php?page=massage-check";

describe("WordPress", () => {
  let site;
  let browser;
  before(async () => {
    assert.ok(process.env.WORDPRESS, "run ./dev test-wordpress, which brings WordPress");
    [site, browser] = await Promise.all([startSite(process.env.WORDPRESS), launch("chromium")]);
  });
  after(() => Promise.all([browser?.close(), site?.stop()]));

  /** Publishes a page with this content and returns its address. */
  async function publish(content) {
    const id = await site.php(
      `require 'wp-load.php';
      wp_set_current_user( 1 );
      $page = array( 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'Before your visit' );
      echo wp_insert_post( wp_slash( $page + array( 'post_content' => $input ) ), true );`,
      content,
    );
    return `/?page_id=${id}`;
  }

  /** A block as the editor saves it. */
  const block = (attributes) =>
    site.php(
      `require 'wp-load.php';
      echo wp_json_encode( get_comment_delimited_block_content( 'massage-check/questionnaire', $input, '' ) );`,
      attributes,
    );

  const useTheme = (theme) => site.php("require 'wp-load.php'; switch_theme( $input );", theme);

  const saved = () => site.php("require 'wp-load.php'; echo wp_json_encode( get_option( 'massage_check' ) );");

  /** Sets the option as a program would, past the form. */
  const set = (settings) => site.php("require 'wp-load.php'; update_option( 'massage_check', $input );", settings);

  /** Opens a page of the site. `told` are errors and warnings in the console, `asked` all that the page requested. */
  async function visit(address, { context = browser, hasScripts = true } = {}) {
    const page = await openPage(context, "about:blank");
    const [told, asked] = [[], []];
    page.on("console", (message) => ["error", "warn"].includes(message.type()) && told.push(message.text()));
    page.on("request", (request) => asked.push(request.url()));
    await page.setJavaScriptEnabled(hasScripts);
    const response = await page.goto(site.address + address);
    return { page, told, asked, status: response.status() };
  }

  async function logIn({ name, password }) {
    const context = await browser.createBrowserContext();
    const { page } = await visit("/wp-login.php", { context });
    // The form of WordPress puts the focus where it likes, some time after it was loaded.
    await page.evaluate(
      (name, password) => {
        document.querySelector("#user_login").value = name;
        document.querySelector("#user_pass").value = password;
      },
      name,
      password,
    );
    await submit(page, "#loginform");
    await page.close();
    return context;
  }

  async function submit(page, form) {
    await Promise.all([page.waitForNavigation(), page.$eval(`${form} [type=submit]`, (button) => button.click())]);
  }

  const attributesOf = (page) =>
    page.$$eval("massage-check", (widgets) =>
      widgets.map((widget) => {
        // The folder of the files is the same in each, and no setting.
        const settings = [...widget.attributes].filter(({ name }) => name !== "base");
        return Object.fromEntries(settings.map(({ name, value }) => [name, value]));
      }),
    );
  const scriptsOf = (page) =>
    page.$$eval('script[src*="massage-check"]', (scripts) => scripts.map(({ src, defer }) => ({ src, defer })));
  const insideOf = (page) => page.$eval("massage-check", ({ shadowRoot }) => shadowRoot.textContent);

  for (const theme of THEMES) {
    describe(`with the theme ${theme}`, () => {
      before(() => useTheme(theme));

      const forms = {
        shortcode: async () => `[massage_check shadow="open" clinic_name="${AWKWARD_IN_A_SHORTCODE}"]`,
        block: () => block({ shadow: "open", clinic_name: AWKWARD }),
      };
      for (const [form, content] of Object.entries(forms)) {
        test(`a client gets from the ${form} to the result and prints it`, async () => {
          const { page, told, asked } = await visit(await publish(await content()));
          await started(page);
          assert.deepEqual(await attributesOf(page), [{ "clinic-name": AWKWARD, shadow: "open" }]);
          asked.length = 0;

          const { answers, tier, suggested, possible } = cases.W01;
          const last = await new Client(page, answers).walk();
          assert.equal(last.kind, "result");
          await page.$eval("massage-check >>> [data-act=show-all]", (button) => button.click());
          await waitUntil(page, () => !document.querySelector("massage-check").shadowRoot.querySelector("[data-act=show-all]"));
          assert.deepEqual(await readResult(page), { tier, suggested, possible });
          assert.ok((await insideOf(page)).includes(AWKWARD));

          await page.$eval("massage-check >>> [data-act=print]", (button) => button.click());
          await printRoot(page);
          const paper = readPdf(await printedPdf(page));
          assert.equal(paper.pages, 1);
          assert.ok(paper.text.includes(AWKWARD), paper.text);
          assert.doesNotMatch(paper.text, /A clinic|Before your visit|WordPress/);

          assert.deepEqual(await complaints(page), []);
          assert.deepEqual(told, []);
          assert.deepEqual(asked, []);
          await page.close();
        });
      }

      test("the questionnaire asks no other server, and its fallback is gone when it has started", async () => {
        const { page, asked } = await visit(await publish('[massage_check shadow="open"]'));
        await started(page);
        const foreign = asked.filter((url) => !/^(data|blob):/.test(url) && !url.startsWith(`${site.address}/`));
        assert.deepEqual(foreign, []);
        assert.equal(await page.$eval("massage-check h2", (headline) => headline.getClientRects().length), 0);
        await page.close();
      });

      test("a client without scripts sees a headline and a number to press", async () => {
        const phone = "+44 (0)20 7946 0018";
        const page = await publish(`[massage_check clinic_name="${AWKWARD_IN_A_SHORTCODE}" clinic_phone="${phone}"]`);
        const { page: seen } = await visit(page, { hasScripts: false });
        const fallback = await seen.$eval("massage-check", (widget) => ({
          text: widget.innerText,
          headline: widget.querySelector("h2").innerText,
          left: widget.querySelector("h2").getBoundingClientRect().left,
          link: widget.querySelector("a").getAttribute("href"),
          elements: [...widget.querySelectorAll("*")].map(({ localName }) => localName),
        }));
        assert.equal(fallback.headline, "Get ready for your massage visit");
        assert.ok(fallback.left > 0, "the theme leaves the fallback at the very edge");
        assert.equal(fallback.link, "tel:+442079460018");
        assert.ok(fallback.text.includes(phone), fallback.text);
        // Some themes put typographic quotes into text.
        assert.match(fallback.text, /O.Neil & .Sons. <b>/);
        assert.deepEqual(fallback.elements, ["h2", "p", "a"]);
        await seen.close();
      });
    });
  }

  describe("a page", () => {
    test("with two questionnaires has one script, deferred, and no script of ours in the page itself", async () => {
      const content = `[massage_check shadow="open" loading="eager" form_id="a"]\n\n[massage_check shadow="open" loading="eager" form_id="b"]`;
      const { page } = await visit(await publish(content + (await block({ shadow: "open", loading: "eager", form_id: "c" }))));
      await waitUntil(page, () => window.seen.events.filter(({ name }) => name === "mc-ready").length === 3);
      const scripts = await scriptsOf(page);
      assert.equal(scripts.length, 1);
      assert.equal(scripts[0].defer, true);
      const folders = await page.$$eval("massage-check", (widgets) => widgets.map((widget) => widget.getAttribute("base")));
      assert.deepEqual(folders, Array(3).fill(new URL(".", scripts[0].src).href));
      const marks = await page.$eval('script[src*="massage-check"]', (script) => [...script.attributes].map(({ name }) => name));
      for (const mark of ["data-cfasync", "data-no-optimize", "nowprocket"]) assert.ok(marks.includes(mark), mark);
      const inline = await page.$$eval("script:not([src])", (scripts) => scripts.map(({ text }) => text));
      assert.deepEqual(inline.filter((text) => /massage/i.test(text)), []);
      await page.close();
    });

    test("without a questionnaire has no script of ours", async () => {
      const { page } = await visit(await publish("We are open."));
      assert.deepEqual(await scriptsOf(page), []);
      await page.close();
    });

    test("gives the element only what has a name and a value that it knows", async () => {
      const shortcode =
        '[massage_check onclick="alert(1)" style="color:red" class="x" mode="evil" heading-level="9" ' +
        'shadow="open" storage="none" clinic_name="x&quot; onload=&quot;alert(1)"]';
      const { page } = await visit(await publish(shortcode));
      const expected = { "clinic-name": 'x" onload="alert(1)', shadow: "open", storage: "none" };
      assert.deepEqual(await attributesOf(page), [expected]);
      await page.close();
    });

    for (const [form, write] of Object.entries({ shortcode, block: blockSnippet })) {
      test(`gives the element what was entered on the set-up page, from its ${form}, whatever that is`, async () => {
        const texts = [...awkward, ...nasty(60)];
        const lines = texts.map((text, n) => write({ settings: [["clinic-name", text], ["form-id", `n${n}`], ["shadow", "open"]] }));
        const { page } = await visit(await publish(lines.join("\n\n")), { hasScripts: false });
        const given = (await attributesOf(page)).map((attributes) => attributes["clinic-name"]);
        // Signs that cannot be seen become a space.
        assert.deepEqual(given, texts.map((text) => text.replace(/[\x00-\x1f\x7f]+/g, " ")));
        await page.close();
      });
    }

    test("keeps the fallback inside the element when the shortcode stands in a sentence", async () => {
      const { page } = await visit(await publish("Please [massage_check heading_level=3] now."), { hasScripts: false });
      assert.equal(await page.$$eval("massage-check > h3", (headlines) => headlines.length), 1);
      const [around, inside] = await page.evaluate(() => [
        document.querySelector(".entry-content").innerText,
        document.querySelector("massage-check").innerText,
      ]);
      assert.equal(around.replace(inside, "...").replace(/\s+/g, " ").trim(), "Please ... now.");
      await page.close();
    });

    test("shows the way to the clinic while massage-check.js is missing, and the owner is told", async () => {
      const [there, away] = [join(site.plugin, "dist"), join(site.plugin, "elsewhere")];
      const address = await publish("[massage_check clinic_phone=12345]");
      const owner = await logIn(users.owner);
      await rename(there, away);
      try {
        const { page, told } = await visit(address);
        assert.deepEqual(await scriptsOf(page), []);
        assert.match(await page.$eval("massage-check", (widget) => widget.innerText), /12345/);
        assert.deepEqual(told, []);
        await page.close();
        const settings = await visit(SETTINGS, { context: owner });
        assert.match(await settings.page.$eval(".notice-warning", (notice) => notice.innerText), /was not found/);
      } finally {
        await rename(away, there);
      }
      await owner.close();
    });
  });

  describe("the settings", () => {
    let owner;
    before(async () => {
      await set([]);
      owner = await logIn(users.owner);
    });
    after(() => owner?.close());

    /** Fills in the form, sends it, and returns the page that comes back. */
    async function save(values) {
      const { page } = await visit(SETTINGS, { context: owner });
      await page.evaluate((values) => {
        for (const [name, value] of Object.entries(values)) {
          document.querySelector(`[name="massage_check[${name}]"]`).value = value;
        }
      }, values);
      await submit(page, "form[action='options.php']");
      return page;
    }
    const shown = (page, name) => page.$eval(`[name="massage_check[${name}]"]`, ({ value }) => value);

    test("are saved, shown as they were written, and used where a page says nothing else", async () => {
      const name = `${AWKWARD}\\ "><script>alert(1)</script>`;
      const page = await save({ clinic_name: name, mode: "catalogue", emergency_number: "112" });
      assert.equal(await shown(page, "clinic_name"), name);
      assert.equal(await shown(page, "mode"), "catalogue");
      assert.equal(await page.$$eval("form script", (scripts) => scripts.length), 0);
      await page.close();
      assert.deepEqual(await saved(), { clinic_name: name, mode: "catalogue", emergency_number: "112" });

      const { page: seen } = await visit(await publish('[massage_check shadow="open" emergency_number="999"]'));
      await started(seen);
      const expected = { "clinic-name": name, "emergency-number": "999", mode: "catalogue", shadow: "open" };
      assert.deepEqual(await attributesOf(seen), [expected]);
      assert.ok((await insideOf(seen)).includes(name));
      await seen.close();
      await set([]);
    });

    test("take a script from this site or over https, and refuse all others", async () => {
      const own = `${site.address}/wp-content/plugins/massage-check/dist/massage-check.js`;
      for (const script of ["https://cdn.example/massage-check.js", "/assets/massage-check.js", own]) {
        const page = await save({ script });
        assert.equal(await shown(page, "script"), script);
        assert.equal(await page.$(".settings-error.notice-error"), null);
        await page.close();
      }
      const refused = [
        "http://cdn.example/massage-check.js",
        "//cdn.example/massage-check.js",
        `${site.address}.evil.example/massage-check.js`,
        "javascript:alert(1)",
        "data:text/javascript,alert(1)",
        "massage-check.js",
        `https://cdn.example/a.js" onload="alert(1)`,
      ];
      for (const script of refused) {
        const page = await save({ script });
        assert.equal(await shown(page, "script"), own, script);
        assert.match(await page.$eval(".settings-error", (error) => error.innerText), /was not changed/);
        await page.close();
      }
      const { page } = await visit(await publish("[massage_check]"));
      assert.deepEqual(await scriptsOf(page), [{ src: own, defer: true }]);
      await page.close();
      await set([]);
    });

    test("that a program has written past the form are not trusted either", async () => {
      await site.php(
        `require 'wp-load.php';
        remove_all_filters( 'sanitize_option_massage_check' );
        update_option( 'massage_check', $input );`,
        { script: "http://cdn.example/massage-check.js", mode: "evil", clinic_name: ["a", "list"], more: "x" },
      );
      const { page } = await visit(await publish("[massage_check]"));
      assert.deepEqual(await attributesOf(page), [{}]);
      assert.ok((await scriptsOf(page))[0].src.startsWith(`${site.address}/wp-content/plugins/massage-check/dist/`));
      await page.close();
      await set([]);
    });

    test("cannot be opened or sent by a subscriber", async () => {
      const reader = await logIn(users.subscriber);
      const { page, status } = await visit(SETTINGS, { context: reader });
      assert.equal(status, 403);
      assert.equal(await page.$("[name^=massage_check]"), null);
      assert.equal(await send(page), 403);
      assert.deepEqual(await saved(), []);
      await reader.close();
    });

    test("cannot be sent without the secret of the form, even by the owner", async () => {
      const { page } = await visit(SETTINGS, { context: owner });
      assert.equal(await send(page), 403);
      assert.deepEqual(await saved(), []);
      await page.close();
    });

    /** What a foreign page would make the browser of somebody who is logged in send. */
    const send = (page) =>
      page.evaluate(async () => {
        const fields = { option_page: "massage_check", action: "update", "massage_check[clinic_name]": "x" };
        const { status } = await fetch("/wp-admin/options.php", { method: "POST", body: new URLSearchParams(fields) });
        return status;
      });
  });

  test("in the editor the owner adds the block, fills in a field beside it, and publishes", async () => {
    const owner = await logIn(users.owner);
    const { page } = await visit("/wp-admin/post-new.php?post_type=page", { context: owner });
    await page.setViewport({ width: 1400, height: 900 });
    // The editor empties the page once more before it draws it.
    await waitUntil(page, () => document.querySelector(".block-editor-block-list__layout") !== null);
    await page.evaluate(() => {
      wp.data.dispatch("core/preferences").set("core/edit-post", "welcomeGuide", false);
      wp.data.dispatch("core/block-editor").insertBlock(wp.blocks.createBlock("massage-check/questionnaire"));
    });
    await waitUntil(
      page,
      () => document.querySelector(".wp-block-massage-check-questionnaire .components-placeholder") !== null,
    );
    const field = await page.evaluateHandle(() =>
      [...document.querySelectorAll(".block-editor-block-inspector label")].find(
        ({ innerText }) => innerText.toLowerCase() === "name of the clinic",
      ),
    );
    await field.click();
    await page.keyboard.type(AWKWARD);
    const address = await page.evaluate(async () => {
      const editor = wp.data.dispatch("core/editor");
      editor.editPost({ title: "Before your visit", status: "publish" });
      await editor.savePost();
      return wp.data.select("core/editor").getPermalink();
    });
    const { page: seen } = await visit(address.slice(site.address.length));
    assert.deepEqual(await attributesOf(seen), [{ "clinic-name": AWKWARD }]);
    assert.ok(await seen.$(".wp-block-massage-check-questionnaire > massage-check"));
    await seen.close();
    await owner.close();
  });

  test("the plugin takes each attribute of the README's table but that of its own folder, and no other", async () => {
    const readme = readFileSync(join(root, "README.md"), "utf8");
    const [, table] = /## What a clinic can set\n[^|]*([^]*?)\n\n/.exec(readme);
    const names = [...table.matchAll(/^\| (`[^|]*) \|/gm)].flatMap(([, cell]) => cell.match(/[\w-]+/g));
    assert.ok(names.includes("clinic-name"));
    const taken = await site.php("require 'wp-load.php'; echo wp_json_encode( array_keys( MassageCheck\\attributes() ) );");
    assert.deepEqual(taken.map((name) => name.replaceAll("_", "-")).sort(), names.filter((name) => name !== "base").sort());
  });

  test("PHP had nothing to note about the plugin in all of this", async () => {
    assert.deepEqual(await site.notices(), []);
  });

  test("nothing of the plugin is left when its owner deletes it", async () => {
    await set({ clinic_name: "A name" });
    const left = await site.php(
      `require 'wp-load.php';
      require ABSPATH . 'wp-admin/includes/admin.php';
      wp_set_current_user( 1 );
      deactivate_plugins( 'massage-check/massage-check.php' );
      $deleted = delete_plugins( array( 'massage-check/massage-check.php' ) );
      global $wpdb;
      $options = $wpdb->get_col( "SELECT option_name FROM $wpdb->options WHERE option_name LIKE '%massage%'" );
      echo wp_json_encode( array( $deleted, $options, file_exists( WP_PLUGIN_DIR . '/massage-check' ) ) );`,
    );
    assert.deepEqual(left, [true, [], false]);
  });
});
