import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { launchChromium } from './chromium.ts';
import { listen } from './listen.ts';
import { serveFolder } from './serve.ts';
import { packed, quickQuality } from './weigh.ts';

/** Too large for everyone’s `npm ci` (135 MB), so npm fetches it when it is asked for. */
const tool = 'lighthouse@13.5.0';

/** What Lighthouse says of a page. */
export interface Judgement {
  readonly path: string;
  /** Of each category, from 0 to 100: the median of the runs. */
  readonly scores: Readonly<Record<string, number>>;
  /** What was not perfect in any run, by its id and in Lighthouse’s words. */
  readonly lacking: readonly string[];
}

interface Report {
  readonly categories: Readonly<
    Record<string, { score: number | null; auditRefs: readonly { id: string; weight: number }[] }>
  >;
  readonly audits: Readonly<Record<string, { title: string; score: number | null; displayValue?: string }>>;
}

async function lighthouse(...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(
    'npm',
    ['exec', '--yes', `--package=${tool}`, '--', 'lighthouse', ...args],
    { maxBuffer: 100 * 1024 * 1024, shell: process.platform === 'win32' },
  );
  return stdout;
}

/** A port that is free now. */
const freePort = () =>
  new Promise<number>((done) => {
    const server = createServer().listen(0, () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        done(port);
      });
    });
  });

/** A copy of the archive in which each file stands beside itself packed, as a host would send it. */
function packedCopy(folder: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'packed-'));
  cpSync(folder, copy, { recursive: true });
  for (const entry of readdirSync(copy, { recursive: true, withFileTypes: true })) {
    if (!/\.(?:html|css|js|json|svg)$/u.test(entry.name)) continue;
    const file = join(entry.parentPath, entry.name);
    writeFileSync(`${file}.br`, packed(file, quickQuality));
  }
  return copy;
}

/** Has Lighthouse judge pages of the built archive in `folder`, as on a phone, each several times. */
export async function* judge(folder: string, paths: readonly string[], runs: number): AsyncGenerator<Judgement> {
  await lighthouse('--version').catch((error: unknown) => {
    throw new Error(
      `Could not run \`${tool}\`, expected npm to fetch it from its registry; the scores need a network, nothing else does`,
      { cause: error },
    );
  });
  const copy = packedCopy(folder);
  const server = serveFolder(copy);
  const served = await listen(server, 0);
  const port = await freePort();
  const browser = await launchChromium(`--remote-debugging-port=${port}`);
  try {
    const root = `http://localhost:${served}/`;
    for (const path of paths) {
      const reports: Report[] = [];
      for (let run = 0; run < runs; run += 1)
        reports.push(JSON.parse(await lighthouse(root + path, `--port=${port}`, '--output=json', '--quiet')) as Report);
      yield { path, ...summaryOf(reports) };
    }
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
    rmSync(copy, { recursive: true });
  }
}

/** The medians of several reports, and every audit that counts and was not passed in full. */
export function summaryOf(reports: readonly Report[]): Omit<Judgement, 'path'> {
  const categories = Object.keys(reports[0]?.categories ?? {});
  const scores = categories.map((name) => {
    const all = reports.map(({ categories: each }) => each[name]?.score ?? 0).toSorted((a, b) => a - b);
    return [name, Math.round((all[Math.floor(all.length / 2)] ?? 0) * 100)] as const;
  });
  const lacking = reports.flatMap(({ categories: each, audits }) =>
    Object.values(each).flatMap(({ auditRefs }) =>
      auditRefs.flatMap(({ id, weight }) => {
        const audit = audits[id];
        return weight > 0 && audit && audit.score !== null && audit.score < 1
          ? [`${id}: ${[audit.title, audit.displayValue].filter(Boolean).join(', ')}`]
          : [];
      }),
    ),
  );
  return { scores: Object.fromEntries(scores), lacking: [...new Set(lacking)] };
}
