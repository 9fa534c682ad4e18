import type { Key } from '../model/id.ts';
import type { NameIndex } from './names.ts';
import type { Line } from './source.ts';

/** A record that a source names, with the lines that do. */
export interface NamedRecord {
  readonly kind: string;
  readonly id: string;
  readonly texts: readonly string[];
  readonly lines: readonly number[];
  /** Why it is not filled into a field, where it is not. */
  readonly unfilled?: string;
}

/** Words that a person has to decide on. */
export interface LineChoice {
  readonly text: string;
  readonly of: readonly Key[];
  readonly because: string;
  readonly line: number;
}

/** The country that every article of the archive is about; `countries` lists its partners. */
const home = 'kr';

/** The records that lines name. A name may run on into the next line, but not over a gap. */
export function namesInLines(
  lines: readonly Line[],
  names: NameIndex,
): { readonly named: readonly NamedRecord[]; readonly choices: readonly LineChoice[] } {
  const starts: number[] = [];
  let whole = '';
  for (const [index, line] of lines.entries()) {
    if (index > 0) whole += line.apart ? '\n\n' : '\n';
    starts.push(whole.length);
    whole += line.text;
  }
  const lineAt = (index: number) => lines[lastAtMost(starts, index)]?.at ?? 0;
  const { found, choices } = names.find(whole);
  return {
    named: found.map(({ kind, id, texts, indexes }) => ({
      kind,
      id,
      texts,
      lines: [...new Set(indexes.map(lineAt))],
      ...(kind === 'country' && id === home ? { unfilled: 'every article is about it' } : {}),
    })),
    choices: choices.map(({ text, of, because, index }) => ({ text, of, because, line: lineAt(index) })),
  };
}

/** The place of the last of some rising numbers that is not above `limit`. */
function lastAtMost(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((numbers[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
