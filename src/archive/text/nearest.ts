import { closest, distance } from 'fastest-levenshtein';

/** The one of `known` that is spelled most like `given`, if it is near enough to be what was meant. */
export function nearest(given: string, known: Iterable<string>): string | undefined {
  const candidates = [...known];
  if (candidates.length === 0) return undefined;
  const best = closest(given, candidates);
  return distance(given, best) <= Math.max(2, Math.floor(given.length / 3)) ? best : undefined;
}
