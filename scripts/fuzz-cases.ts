/** What `npm run fuzz` feeds the tools: real texts with wounds, and texts made from the grammar of what they read. */

/** Numbers from 0 up to 1, the same for the same seed. */
export type Random = () => number;

/** A source of numbers that depends on nothing but its seed (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const below = (random: Random, most: number): number => Math.floor(random() * most);

/** One of a list that is not empty. */
export const pick = <Value>(random: Random, from: readonly Value[]): Value => from[below(random, from.length)] as Value;

export const many = (random: Random, most: number, make: () => string): string =>
  Array.from({ length: below(random, most + 1) }, make).join('');

/** Pieces that mean something to a parser of Markdown, MDX, YAML, CSV or HTML. */
export const pieces: readonly string[] = [
  '---\n', '- ', '- - ', '1. ', '2020. 1. 30. ', '> ', '### ', '```\n', '~~~ js\n', '| a | b |\n', '|-|-|\n', '*', '**', '_', '~~', '`', '[', ']', '](', ')', '[^1]', '\n\n[^1]: ', '\n\n[a]: https://a.example\n',
  '<Ref to="country/uz">', '</Ref>', '<Lang code="uz">', '</Lang>', '<SourceText>', '<b>', '<!-- -->', '{', '}', '{1}', 'import a from "b"\n', 'export a\n', '<', '&lt;', '&#0;', '&#x202e;', '\\',
  'https://a.example/b에서', 'www.a.example', 'https://a@b.example/', 'javascript:a', 'mailto:a@b.example',
  ': ', ' #1', '# ', '"', "'", '|\n', '>-\n', '[a, b', '{a: b', '&a ', '*a', '!!str ', '!a ', '<<: *a\n', '? ', '...\n', '%YAML 1.2\n', '\t', '  ', 'null', '~', '1e3', '0x1F', '0.12345678901234567890', '2020-02-30', 'true',
  ',', '""', ';', '\r', '\r\n', '\n', '\n\n', '\u0000', '\u001b[31m', '\u202e', '\u200b', '\ufeff', '\ud800', '\u2028', '정부에서', '한글', 'é', '𝒜', '__proto__', 'constructor',
]; // prettier-ignore

/** A text with one to eight wounds: pieces put in, stretches cut, doubled, moved or drawn out. */
export function wounded(random: Random, text: string): string {
  let result = text;
  for (let wounds = 1 + below(random, 8); wounds > 0; wounds -= 1) {
    const from = below(random, result.length + 1);
    const to = Math.min(result.length, from + below(random, random() < 0.8 ? 12 : 400));
    const [before, cut, after] = [result.slice(0, from), result.slice(from, to), result.slice(to)];
    const kind = below(random, 6);
    if (kind === 0) result = before + after;
    else if (kind === 1) result = before + cut + cut + after;
    else if (kind === 2) result = before + pick(random, pieces).repeat(1 + below(random, 200)) + after;
    else if (kind === 3) result = after + cut + before;
    else result = before + pick(random, pieces) + cut + after;
  }
  return result.slice(0, 100_000);
}
