import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { processesOf } from './processes-of.ts';

/** A server for writing, as `npm run dev` starts it. */
export interface DevServer {
  /** The text of a page, by its path in the build (`articles/index.html`), whatever its status. */
  page(path: string): Promise<string>;
  /** Asks for a page again and again until its text passes; seconds until then. Rejects with what the server said. */
  until(path: string, passes: (text: string) => boolean): Promise<number>;
  /** Everything that the server has printed. */
  said(): string;
  /** CPU seconds of the server so far; 0 where the system does not count them. */
  cpu(): number;
  stop(): Promise<void>;
}

/** How long a page is waited for, in milliseconds. */
const patience = 120_000;

/** How often a page is asked for, in milliseconds. */
const pause = 50;

/** Starts the server of the project in `folder`, whose pages are below `base` (`/archive/`); it may not answer yet. */
export async function startDevServer(folder: string, base: string, env: NodeJS.ProcessEnv): Promise<DevServer> {
  const port = await freePort();
  const groups = process.platform !== 'win32';
  const args = [resolve('node_modules/astro/bin/astro.mjs'), 'dev', '--host', '127.0.0.1', '--port', String(port)];
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { ...env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
    detached: groups,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const kill = () =>
    child.pid !== undefined && child.exitCode === null && process.kill(groups ? -child.pid : child.pid);
  process.once('exit', kill);

  const page = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${port}${base}${path}`, { signal: AbortSignal.timeout(patience) });
    return response.text();
  };
  return {
    page,
    until: async (path, passes) => {
      const begun = performance.now();
      for (;;) {
        if (child.exitCode !== null) throw new Error(`The server ended (exit code ${child.exitCode})\n${said}`);
        const text = await page(path).catch(() => '');
        if (passes(text)) return (performance.now() - begun) / 1000;
        if (performance.now() - begun > patience)
          throw new Error(`Waited in vain for \`${path}\`\n${said.slice(-5000)}`);
        await new Promise((done) => setTimeout(done, pause));
      }
    },
    said: () => said,
    cpu: () => processesOf(child.pid ?? 0).reduce((sum, { cpu }) => sum + cpu, 0),
    stop: async () => {
      const ended = hasEnded(child);
      kill();
      await ended;
      process.removeListener('exit', kill);
    },
  };
}

const hasEnded = (child: ChildProcess): Promise<void> =>
  new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) done();
    else child.once('exit', () => done());
  });

/** A port that nobody listens on. */
function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.on('error', fail).listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}
