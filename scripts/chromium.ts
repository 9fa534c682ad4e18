import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

/**
 * A real Chromium, for scripts and tests. On Linux it is the headless shell that comes as a package: the same engine without
 * a window, which takes half the time of a full browser; elsewhere, or where `CHROME_PATH` names one, it is the one of this
 * machine. Nothing is fetched.
 */

const { env } = process;

/** Where Chrome, Chromium and Edge are installed. */
const usual: readonly string[] = [
  env['CHROME_PATH'],
  ...['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'].map(
    (name) => `/usr/bin/${name}`,
  ),
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  ...['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`),
  ...[env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].flatMap((root) =>
    root === undefined
      ? []
      : [join(root, 'Google/Chrome/Application/chrome.exe'), join(root, 'Microsoft/Edge/Application/msedge.exe')],
  ),
].filter((path) => path !== undefined);

const quiet: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

/** Starts the browser, with switches of its own if need be. */
export async function launchChromium(...switches: readonly string[]): Promise<Browser> {
  const args = [...quiet, ...switches];
  const { platform, arch } = process;
  if (platform === 'linux' && arch === 'x64' && env['CHROME_PATH'] === undefined) return packaged(args);
  const installed = usual.find((path) => existsSync(path));
  if (installed !== undefined) return chromium.launch({ executablePath: installed, args });
  if (platform !== 'linux')
    throw new Error(
      'Unexpected machine without Chrome, Chromium or Edge, expected one of them, or its path in `CHROME_PATH`',
    );
  return packaged(args);
}

/** Where the packaged browser is unpacked, once for all runs of one version of it. */
const unpacked = (version: string) => resolve(`.cache/chromium-${version}`);

async function packaged(args: string[]): Promise<Browser> {
  const { version } = JSON.parse(readFileSync('node_modules/@sparticuz/chromium/package.json', 'utf8')) as {
    version: string;
  };
  const folder = unpacked(version);
  if (!existsSync(folder)) await unpack(folder);
  const start = (more: NodeJS.ProcessEnv) =>
    // The package’s own arguments turn off what browsers do for safety, which would hide faults of ours.
    chromium.launch({ executablePath: join(folder, 'chromium'), args, env: { ...env, ...more } });
  // A bare machine has neither fonts nor some libraries; the package brings both.
  const fonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_FILE: join(folder, 'fonts.conf') };
  try {
    return await start(fonts);
  } catch (error) {
    if (!String(error).includes('shared librar')) throw error;
    return start({ ...fonts, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') });
  }
}

/** Unpacks beside the place and moves there at the end: another worker never meets half a browser. */
async function unpack(folder: string): Promise<void> {
  const { default: sparticuz, inflate } = await import('@sparticuz/chromium');
  mkdirSync('.cache', { recursive: true });
  const own = await mkdtemp(`${folder}-`);
  const before = env['TMPDIR'];
  env['TMPDIR'] = own;
  try {
    await sparticuz.executablePath();
    await inflate(resolve('node_modules/@sparticuz/chromium/bin/al2023.tar.br'));
  } finally {
    if (before === undefined) delete env['TMPDIR'];
    else env['TMPDIR'] = before;
  }
  const conf = [
    '<fontconfig>',
    ...['dir', 'cachedir'].map((tag) => `<${tag}>${join(folder, 'fonts')}</${tag}>`),
    '</fontconfig>',
  ];
  writeFileSync(join(own, 'fonts.conf'), `<?xml version="1.0"?>\n${conf.join('\n')}\n`);
  try {
    renameSync(own, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(own, { recursive: true });
  }
}
