import { closest, distance } from 'fastest-levenshtein';

/** The one of `known` that is spelled most like `given`, or goes on where it ends, if that can be what was meant. */
export function nearest(given: string, known: Iterable<string>): string | undefined {
  const candidates = [...known];
  if (candidates.length === 0) return undefined;
  const same = candidates.find((candidate) => candidate.toLowerCase() === given.toLowerCase());
  if (same !== undefined) return same;
  const best = closest(given, candidates);
  const apart = distance(given, best);
  // Short words are few letters apart even if they have hardly one in common.
  const near = given.length < 4 ? 1 : Math.max(2, Math.floor(given.length / 3));
  if (apart <= near && apart < best.length) return best;
  return candidates.find((candidate) => candidate.startsWith(`${given}-`));
}
