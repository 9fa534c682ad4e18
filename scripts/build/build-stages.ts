import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** One stage of a build. */
export interface Stage {
  readonly name: string;
  /** By the clock. */
  readonly seconds: number;
  /** Of all processors, the threads of the build included; not of programs that it starts. */
  readonly cpu: number;
}

/** What a build did: the content of `.cache/build-stages.json`. */
export interface BuildFigures {
  readonly stages: readonly Stage[];
  /** Pages and other outputs of routes, */
  readonly files: number;
  /** and how many of them an earlier build had made. */
  readonly reused: number;
}

/** What Astro says as a stage begins. What comes before the first is its start. */
const beginnings: readonly (readonly [said: RegExp, name: string])[] = [
  [/^Syncing content/u, 'reading'],
  [/^Building static entrypoints/u, 'bundling'],
  [/^generating static routes/u, 'pages'],
  [/^✓ Completed in/u, 'finishing'],
];

/** Follows a build by what Astro says. */
export interface StageClock {
  /** Begins another stage where `text` is the line with which Astro begins it, and the one before has been there. */
  hear(text: string): void;
  /** Ends the last stage, and returns all; each call returns the same stages up to its own time. */
  end(): readonly Stage[];
}

/** Begins with the stage `start`. Both times are in seconds. */
export function stageClock(
  clock = () => performance.now() / 1000,
  cpuTime = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  },
): StageClock {
  const ended: Stage[] = [];
  let [name, began, cpuBegan] = ['start', clock(), cpuTime()];
  const current = (): Stage => ({ name, seconds: rounded(clock() - began), cpu: rounded(cpuTime() - cpuBegan) });
  return {
    hear: (text) => {
      const next = beginnings[ended.length];
      if (!next?.[0].test(text)) return;
      // Astro says that it has completed before the pages, too.
      ended.push(current());
      [name, began, cpuBegan] = [next[1], clock(), cpuTime()];
    },
    end: () => [...ended, current()],
  };
}

const rounded = (seconds: number): number => Math.round(seconds * 1000) / 1000;

/** Writes what a build did to `path`, for whoever measures or tests builds. */
export function writeFigures(path: string, figures: BuildFigures): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(figures, null, 2)}\n`);
}
