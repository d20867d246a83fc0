// A real WordPress for tests: MariaDB, the web server of PHP, and the site of a clinic with our plugin in it.
//
// In: a folder with the files of WordPress, as `./dev test-wordpress` unpacks it. Out: an address, PHP that runs inside
// the site, and a way to stop it all. Everything lies in one temporary folder, listens on loopback only and asks no other
// server for anything.

import { spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { root } from "../browser/lib/content.mjs";

const PATIENCE_MS = 60_000;
const POLL_MS = 50;

/** Notices stay out of what a script echoes, no mail leaves, and each file is compiled once. */
const PHP = ["display_errors=stderr", "sendmail_path=/bin/true", "opcache.enable_cli=1"].flatMap((one) => ["-d", one]);

/** Who may log in. The first one is the owner of the site. */
export const users = {
  owner: { name: "owner", password: "a password of the owner" },
  subscriber: { name: "reader", password: "a password of the reader" },
};

/** Starts a site with the active plugin in it, and dist/ in the folder of the plugin. */
export async function startSite(wordpress) {
  const folder = await mkdtemp(join(tmpdir(), "clinic-site-"));
  const site = join(folder, "site");
  const plugin = join(site, "wp-content/plugins/massage-check");
  const log = join(folder, "debug.log");
  const started = [];

  // Nothing of this is worth a farewell, so the servers are killed, also when somebody breaks the tests off.
  const kill = () => started.forEach((server) => server.kill());
  process.once("exit", kill);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(1));

  async function stop() {
    kill();
    await Promise.all(started.map(({ ended }) => ended));
    await rm(folder, { recursive: true });
  }

  try {
    // Both have ended before anything is deleted.
    const begun = await Promise.allSettled([startDatabase(folder, started), copyFiles()]);
    for (const { status, reason } of begun) if (status === "rejected") throw reason;
    const socket = begun[0].value;
    const address = await startServer(site, started);
    await writeFile(join(site, "wp-config.php"), config({ socket, address, log }));
    const inside = (code, input) => runPhp(site, code, input);
    await inside(INSTALL, { users, address });
    return { address, plugin, stop, php: inside, notices: () => noticesIn(log) };
  } catch (error) {
    await stop();
    throw error;
  }

  async function copyFiles() {
    await cp(wordpress, site, { recursive: true });
    await cp(join(root, "integrations/wordpress"), plugin, { recursive: true });
    await cp(join(root, "dist"), join(plugin, "dist"), { recursive: true });
    // Browsers ask every site for it, and WordPress only has one behind a server that rewrites addresses.
    await writeFile(join(site, "favicon.ico"), "");
  }
}

const INSTALL = String.raw`
  define( 'WP_INSTALLING', true );
  require 'wp-load.php';
  require ABSPATH . 'wp-admin/includes/admin.php';
  require ABSPATH . 'wp-admin/includes/upgrade.php';
  [ 'owner' => $owner, 'subscriber' => $subscriber ] = $input['users'];
  wp_install( 'A clinic', $owner['name'], 'owner@clinic.example', false, '', $owner['password'] );
  wp_create_user( $subscriber['name'], $subscriber['password'], 'reader@clinic.example' );
  // Portraits come from another server.
  update_option( 'show_avatars', 0 );
  $result = activate_plugin( 'massage-check/massage-check.php', '', false, false );
  if ( is_wp_error( $result ) ) {
    throw new Exception( $result->get_error_message() );
  }
`;

const config = ({ socket, address, log }) => `<?php
define( 'DB_NAME', 'wordpress' );
define( 'DB_USER', 'root' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', 'localhost:${socket}' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
define( 'WP_HOME', '${address}' );
define( 'WP_SITEURL', '${address}' );
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'DISABLE_WP_CRON', true );
define( 'WP_DEBUG', true );
define( 'WP_DEBUG_DISPLAY', false );
define( 'WP_DEBUG_LOG', '${log}' );
$table_prefix = 'wp_';
defined( 'ABSPATH' ) || define( 'ABSPATH', __DIR__ . '/' );
require_once ABSPATH . 'wp-settings.php';
`;

/** Returns the socket of a database server with an empty database. */
async function startDatabase(folder, started) {
  const [data, socket] = [join(folder, "data"), join(folder, "socket")];
  await mkdir(data);
  // MariaDB does not run as root unless it is told to.
  const who = process.getuid() === 0 ? ["--user=root"] : [];
  const common = ["--no-defaults", `--datadir=${data}`, ...who];
  await run("mariadb-install-db", [...common, "--auth-root-authentication-method=normal", "--skip-test-db"]);
  const setUp = join(folder, "set-up.sql");
  await writeFile(setUp, "CREATE DATABASE wordpress;\n");
  const server = start("mariadbd", [
    ...common,
    `--socket=${socket}`,
    `--init-file=${setUp}`,
    "--skip-networking",
    // Nobody misses this data after a crash.
    "--innodb-flush-log-at-trx-commit=0",
    "--innodb-log-file-size=4M",
  ]);
  started.push(server);
  await server.until(() => accepts(socket));
  return socket;
}

function accepts(socket) {
  return new Promise((resolve) => {
    const connection = connect(socket);
    connection.on("error", () => resolve(false));
    connection.on("connect", () => {
      connection.destroy();
      resolve(true);
    });
  });
}

/** Returns the address of a web server, which chose its own port. */
async function startServer(site, started) {
  const server = start("php", [...PHP, "-S", "127.0.0.1:0", "-t", site], { PHP_CLI_SERVER_WORKERS: "4" });
  started.push(server);
  return server.until(() => /\((http:\/\/127\.0\.0\.1:\d+)\) started/.exec(server.said())?.[1]);
}

/**
 * Runs PHP within the site. `$input` is what was given; what the code echoes is read as JSON. The code starts WordPress
 * with `require 'wp-load.php';` when it has said what it must say before.
 */
async function runPhp(site, code, input = null) {
  const script = `<?php\n$input = json_decode( ${quoted(JSON.stringify(input))}, true );\n${code}`;
  const out = await run("php", PHP, { cwd: site, input: script });
  return out === "" ? null : JSON.parse(out);
}

/** A text as PHP writes it. */
function quoted(text) {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}

/** The notices of PHP that name our plugin. WordPress itself has some of its own. */
async function noticesIn(log) {
  const text = await readFile(log, "utf8").catch(() => "");
  return text.split("\n").filter((line) => /massage.?check/i.test(line));
}

/** Runs a program to its end, or that of the tests, and returns what it wrote. */
function run(program, args, { cwd, input = "" } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, stdio: "pipe" });
    // WordPress goes on for long without its database.
    const kill = () => child.kill("SIGKILL");
    process.once("exit", kill);
    let out = "";
    let complaint = "";
    child.stdout.on("data", (text) => (out += text));
    child.stderr.on("data", (text) => (complaint += text));
    child.on("error", reject);
    child.on("close", (code) => {
      process.off("exit", kill);
      if (code === 0) resolve(out);
      else reject(new Error(`${program} ended with ${code}: ${complaint}${out}`));
    });
    child.stdin.end(input);
  });
}

/** Starts a program that runs until it is killed. It leads a group, so that its own children end with it. */
function start(program, args, environment = {}) {
  const child = spawn(program, args, {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let said = "";
  let hasEnded = false;
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += text));
  const ended = new Promise((resolve) => {
    for (const end of ["exit", "error"]) child.on(end, () => resolve((hasEnded = true)));
  });
  return {
    ended,
    said: () => said,
    kill: () => hasEnded || process.kill(-child.pid, "SIGKILL"),
    async until(check) {
      const deadline = Date.now() + PATIENCE_MS;
      for (;;) {
        const found = await check();
        if (found) return found;
        if (hasEnded || Date.now() > deadline) throw new Error(`${program} did not start: ${said}`);
        await setTimeout(POLL_MS);
      }
    },
  };
}
