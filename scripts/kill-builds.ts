import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sumsPath } from '../src/archive/export/bag.ts';
import { chance } from './bench/chance.ts';
import { makeCorpus, type Corpus } from './bench/corpus.ts';
import { copyOwnProject, editOneArticle } from './bench/own-project.ts';
import { killOne } from './kills/kill-one.ts';
import { killedBuild } from './kills/killed-build.ts';
import { siteIn } from './kills/site-sums.ts';
import { parseOptions } from './parse-options.ts';

const usage = `Usage: npm run test:kills -- [options]

Kills builds of a small archive at random moments, each after an edit. Whatever the moment, \`dist\` has to be the old site or the
new one, whole, and the next build has to give the bytes of a cold one. Prints a table of the moments.

  --times NUMBER      how many builds to kill (default: 20)
  --seed NUMBER       the same moments for the same seed, as far as the machine is as fast (default: 1)
  --articles NUMBER   of the archive (default: 30)
  --help              print this

Exit code: 0 if every site was whole and right, 1 if one was not, 2 for a wrong option.`;

/** The sites of the corpus as it is and after its edit, each of a cold build. */
async function coldSites(folder: string, corpus: Corpus): Promise<readonly string[]> {
  copyOwnProject(folder, corpus);
  const [dist, cache] = [join(folder, 'dist'), join(folder, '.cache')];
  await killedBuild(folder);
  const plain = siteIn(dist) ?? '';
  editOneArticle(folder, corpus);
  rmSync(cache, { recursive: true });
  await killedBuild(folder);
  return [plain, siteIn(dist) ?? ''];
}

function numberOf(name: string, text: string): number {
  if (!/^[1-9]\d{0,5}$/u.test(text))
    throw new Error(`Unexpected value \`${text}\` of \`--${name}\`, expected a number from 1 to 999999`);
  return Number(text);
}

async function main(): Promise<void> {
  const { values } = parseOptions({
    options: {
      times: { type: 'string', default: '20' },
      seed: { type: 'string', default: '1' },
      articles: { type: 'string', default: '30' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(usage);
  const [times, seed, articles] = [
    numberOf('times', values.times),
    numberOf('seed', values.seed),
    numberOf('articles', values.articles),
  ];
  const [folder, reference] = [resolve('.cache/kills/project'), resolve('.cache/kills/cold')];
  const corpus = makeCorpus(articles);
  try {
    const sites = await coldSites(reference, corpus);
    if (sites[0] === sites[1] || !sites[0]?.includes(sumsPath))
      throw new Error('Unexpected sites of two cold builds, expected two whole ones that differ');
    copyOwnProject(folder, corpus);
    await killedBuild(folder);
    // The seconds of a warm build, within which the moments are.
    let { seconds } = await killedBuild(folder);
    const moments = chance(seed * 7919);
    let takeBack: (() => void) | undefined;
    let faults = 0;
    console.log(
      `| | killed after, s | what it was at | \`dist\` | reused by the next build | bytes of the next build |`,
    );
    console.log('| ---: | ---: | --- | --- | ---: | --- |');
    for (let time = 1; time <= times; time += 1) {
      const isEdited = takeBack === undefined;
      if (takeBack) takeBack();
      takeBack = isEdited ? editOneArticle(folder, corpus) : undefined;
      const [old = '', next = ''] = isEdited ? sites : sites.toReversed();
      const after = moments.below(Math.ceil(seconds * 1100));
      const killed = await killOne({ folder, dist: join(folder, 'dist'), after }, { old, next });
      seconds = killed.nextSeconds;
      if (killed.fault !== undefined) faults += 1;
      console.log(
        `| ${time} | ${killed.seconds.toFixed(1)} | ${killed.moment} | ${killed.site} | ${killed.reused} | ${killed.fault ?? 'as cold'} |`,
      );
    }
    console.log(`\n${times} builds killed, ${faults} faults`);
    process.exitCode = faults > 0 ? 1 : 0;
  } finally {
    rmSync(resolve('.cache/kills'), { recursive: true, force: true, maxRetries: 3 });
  }
}

main().catch((error: unknown) => {
  console.error(`kill-builds: ${(error as Error).message}`);
  process.exitCode = 2;
});
