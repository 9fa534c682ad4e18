import { mostSeconds } from '../src/archive/text/bounds.ts';
import { fuzzImporter } from './fuzz-importer.ts';
import { fuzzPreview } from './fuzz-preview.ts';
import { fuzzReader } from './fuzz-reader.ts';
import { fuzzSearch } from './fuzz-search.ts';
import type { Place, Target } from './fuzz-target.ts';

/** Every target, in the order in which they take turns. */
export const targets: readonly Target[] = [fuzzReader, fuzzImporter, fuzzSearch, fuzzPreview];

/** Tries one case: what is wrong with it, a throw and too much time among that. */
export async function tryCase(target: Target, text: string, place: Place): Promise<readonly string[]> {
  const before = process.cpuUsage();
  let faults: readonly string[];
  try {
    faults = await target.faults(text, place);
  } catch (error) {
    faults = [`throws: ${(error as Error).stack ?? String(error)}`];
  }
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1_000_000;
  return seconds > mostSeconds ? [...faults, `takes ${seconds.toFixed(1)} s, expected at most ${mostSeconds}`] : faults;
}
