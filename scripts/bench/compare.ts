import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Stage } from '../build/build-stages.ts';
import { makeCorpus } from './corpus.ts';
import { measureCommand, type Command, type Cost } from './measure-command.ts';
import { buildCommand, copyOwnProject, editOneArticle, forgetBuilds, stagesOf } from './own-project.ts';
import { plainCommands, writePlainProject } from './plain-project.ts';

/** A way of building that is measured, each as often as the others. */
export type Case = 'cold' | 'nothing changed' | 'one edit' | 'plain';

/** What a build made. */
export interface Made {
  readonly pages: number;
  readonly files: number;
  readonly bytes: number;
}

/** All that was measured of one case, run by run. */
export interface Measured {
  readonly costs: readonly Cost[];
  readonly made: Made;
}

export interface Comparison {
  readonly articles: number;
  readonly others: number;
  readonly cases: ReadonlyMap<Case, Measured>;
  /** The stages of each cold build. */
  readonly stages: readonly (readonly Stage[])[];
}

export interface CompareOptions {
  readonly articles: number;
  readonly runs: number;
  /** What our build leaves out. */
  readonly without: readonly string[];
  /** Called as each build ends. */
  report(run: number, what: Case, cost: Cost): void;
}

/** Builds a corpus with this project and as a plain site, in turns, below `.cache/bench/`, and returns what each cost. */
export async function compare({ articles, runs, without, report }: CompareOptions): Promise<Comparison> {
  const folder = resolve('.cache/bench', String(articles));
  const [own, plain] = [join(folder, 'own'), join(folder, 'plain')];
  const build = buildCommand(own, without);
  const corpus = makeCorpus(articles);
  copyOwnProject(own, corpus);
  writePlainProject(plain, corpus);
  const costs = new Map<Case, Cost[]>([]);
  const made = new Map<Case, Made>();
  const stages: (readonly Stage[])[] = [];
  for (let run = 1; run <= runs; run += 1) {
    const measure = async (what: Case, site: string, commands: readonly Command[]) => {
      const cost = added(await inTurn(commands));
      costs.set(what, [...(costs.get(what) ?? []), cost]);
      made.set(what, madeIn(join(site, 'dist')));
      report(run, what, cost);
    };
    forgetBuilds(own);
    await measure('cold', own, [build]);
    stages.push(stagesOf(own));
    forgetBuilds(plain);
    await measure('plain', plain, plainCommands(plain));
    await measure('nothing changed', own, [build]);
    const takeBack = editOneArticle(own, corpus);
    try {
      await measure('one edit', own, [build]);
    } finally {
      takeBack();
    }
  }
  const cases = [...made].map(([what, each]) => [what, { costs: costs.get(what) ?? [], made: each }] as const);
  return { articles, others: corpus.others, cases: new Map(cases), stages };
}

async function inTurn(commands: readonly Command[]): Promise<readonly Cost[]> {
  const costs: Cost[] = [];
  for (const command of commands) costs.push(await measureCommand(command));
  return costs;
}

/** What several commands cost together, one after another. */
function added(costs: readonly Cost[]): Cost {
  const each = (name: keyof Cost) => costs.flatMap((cost) => cost[name] ?? []);
  const sum = (name: keyof Cost) => each(name).reduce((total, value) => total + value, 0);
  const isWhole = (name: keyof Cost) => each(name).length === costs.length;
  return {
    seconds: sum('seconds'),
    ...(isWhole('cpu') ? { cpu: sum('cpu') } : {}),
    ...(isWhole('memory') ? { memory: Math.max(...each('memory')), largest: Math.max(...each('largest')) } : {}),
  };
}

function madeIn(folder: string): Made {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return {
    pages: files.filter((path) => path.endsWith('.html')).length,
    files: files.length,
    bytes: files.reduce((sum, path) => sum + statSync(path).size, 0),
  };
}
