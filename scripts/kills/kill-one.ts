import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BuildFigures } from '../build/build-stages.ts';
import { requireBuild } from '../page-types.ts';
import { killedBuild, momentOf } from './killed-build.ts';
import { siteIn } from './site-sums.ts';

/** What came of a build that was killed. */
export interface Killed {
  readonly seconds: number;
  readonly moment: string;
  /** What `dist` was: of the build before, of this one, or on its way, where whoever reads it completes it. */
  readonly site: string;
  readonly reused: string;
  /** How long the next build took. */
  readonly nextSeconds: number;
  readonly fault?: string;
}

export async function killOne(
  { folder, dist, after }: { readonly folder: string; readonly dist: string; readonly after: number },
  { old, next }: { readonly old: string; readonly next: string },
): Promise<Killed> {
  const ended = await killedBuild(folder, after);
  const moment = momentOf(ended, folder);
  const between = !existsSync(dist);
  requireBuild(dist);
  const there = siteIn(dist);
  const site = there === old ? 'old' : there === next ? 'new' : 'neither';
  const { seconds: nextSeconds } = await killedBuild(folder);
  const { files, reused } = JSON.parse(readFileSync(join(folder, '.cache/build-stages.json'), 'utf8')) as BuildFigures;
  const fault =
    site === 'neither'
      ? 'the site is neither the old nor the new one'
      : siteIn(dist) === next
        ? undefined
        : 'the next build is not as a cold one';
  return {
    seconds: after / 1000,
    moment,
    site: between ? `between, completed to the ${site}` : site,
    reused: `${reused} of ${files}`,
    nextSeconds,
    ...(fault === undefined ? {} : { fault }),
  };
}
