import { stemsOf } from '../text/particles.ts';

/** A piece of a Korean word as a morphological analyser tells it; only what search needs of garu-ko’s own. */
export interface Morpheme {
  readonly text: string;
  readonly pos: string;
}

/** Cuts one Korean word at its morphemes. */
export type Analyse = (word: string) => readonly Morpheme[];

/** What a Korean word is found by, and the nouns that it was cut into. */
export interface Cut {
  readonly keys: readonly string[];
  /** The nouns of a compound, none for a word that is a single one. */
  readonly parts: readonly string[];
}

const isNoun = ({ pos }: Morpheme) => /^(?:NNG|NNP|NR|XR|SL|SN|SH)$/u.test(pos);
const isAffix = ({ pos }: Morpheme) => /^(?:XSN|XPN|NNB|MM)$/u.test(pos);

/** The longest run of nouns in a compound that is a key of its own; the whole compound always is. */
export const longestRun = 3;

/**
 * A cutter of Korean words: every noun of a word, every run of neighbouring nouns, and the word without its particles.
 * `known` are whole names, which the analyser may not know.
 */
export function cutter(analyse: Analyse, known: ReadonlySet<string>): (word: string) => Cut {
  const cuts = new Map<string, Cut>();
  return (word) => {
    const found = cuts.get(word) ?? cut(word, analyse, known);
    cuts.set(word, found);
    return found;
  };
}

function cut(word: string, analyse: Analyse, known: ReadonlySet<string>): Cut {
  const keys = new Set<string>();
  const parts = new Set<string>();
  for (const run of runsOf(analyse(word))) {
    const nouns = run.map(({ text }) => text);
    if (nouns.length > 1) for (const noun of nouns) if (noun.length > 1) parts.add(noun);
    for (let from = 0; from < nouns.length; from += 1) {
      for (let to = from + 1; to <= nouns.length; to += 1) {
        const text = nouns.slice(from, to).join('');
        const whole = to - from === nouns.length;
        if (whole || (text.length > 1 && to - from <= longestRun)) keys.add(text);
      }
    }
  }
  for (const stem of [word, ...stemsOf(word)]) if (known.has(stem)) keys.add(stem);
  // A verb has no noun to be found by: it is found as it stands.
  if (keys.size === 0) keys.add(word);
  return { keys: [...keys], parts: [...parts] };
}

/** Runs of neighbouring nouns, with what is attached to them; what only attaches is no run. */
function runsOf(morphemes: readonly Morpheme[]): readonly (readonly Morpheme[])[] {
  const runs: Morpheme[][] = [];
  let run: Morpheme[] = [];
  for (const morpheme of morphemes) {
    if (isNoun(morpheme) || isAffix(morpheme)) run.push(morpheme);
    else if (run.length > 0) {
      runs.push(run);
      run = [];
    }
  }
  if (run.length > 0) runs.push(run);
  return runs.filter((each) => each.some(isNoun));
}

/** Cuts a compound of a question into nouns of the index: the fewest that make it up, single syllables between them. */
export function partsOf(word: string, nouns: ReadonlySet<string>): readonly string[] {
  /** At each place, the cheapest way to it: its cost, and the nouns on it. */
  const best: ({ readonly cost: number; readonly parts: readonly string[] } | undefined)[] = [{ cost: 0, parts: [] }];
  for (let end = 1; end <= word.length; end += 1) {
    for (let start = 0; start < end; start += 1) {
      const before = best[start];
      const part = word.slice(start, end);
      const isKnown = part.length > 1 && part.length < word.length && nouns.has(part);
      if (!before || (!isKnown && part.length > 1)) continue;
      const cost = before.cost + (isKnown ? 1 : 1.6);
      if (cost < (best[end]?.cost ?? Infinity))
        best[end] = { cost, parts: isKnown ? [...before.parts, part] : before.parts };
    }
  }
  const { parts = [] } = best[word.length] ?? {};
  // One syllable may be attached to a compound (협력센터장), or two to a long one; more make it another word.
  const rest = word.length - parts.reduce((sum, part) => sum + part.length, 0);
  return rest <= (word.length < 7 ? 1 : 2) ? parts : [];
}
