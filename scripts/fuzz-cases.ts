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

const many = (random: Random, most: number, make: () => string): string =>
  Array.from({ length: below(random, most + 1) }, make).join('');

/** Pieces that mean something to a parser of Markdown, MDX, YAML, CSV or HTML. */
const pieces: readonly string[] = [
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

const words: readonly string[] = [
  'Korea',
  'the centre',
  '정부',
  '협력센터를',
  'Oʻzbekiston',
  '2020',
  'USD 180 million',
  'a',
  '',
];

/** Markdown with components, well formed more often than not. */
export function markdown(random: Random, depth = 0): string {
  const inline = (level: number): string =>
    many(random, 6, () => {
      const kind = level > 3 ? 0 : below(random, 9);
      if (kind === 1) return `*${inline(level + 1)}* `;
      if (kind === 2) return `**${inline(level + 1)}** `;
      if (kind === 3) return `[${inline(level + 1)}](https://a.example/${below(random, 9)}) `;
      if (kind === 4) return `<Ref to="country/uz">${inline(level + 1)}</Ref> `;
      if (kind === 5) return `<Lang code="uz">${inline(level + 1)}</Lang> `;
      if (kind === 6) return `a[^${below(random, 3)}] `;
      if (kind === 7) return pick(random, pieces);
      return `${pick(random, words)} `;
    });
  return many(random, depth === 0 ? 8 : 3, () => {
    const kind = below(random, 9);
    const block = () => markdown(random, depth + 1).trimEnd();
    if (kind === 0 && depth < 5) return `- ${block().replaceAll('\n', '\n  ')}\n`;
    if (kind === 1 && depth < 5) return `${1 + below(random, 3)}. ${block().replaceAll('\n', '\n   ')}\n`;
    if (kind === 2 && depth < 5) return `> ${block().replaceAll('\n', '\n> ')}\n\n`;
    if (kind === 3) return `| ${inline(2)} | b |\n| - | - |\n| c | ${inline(3)} |\n\n`;
    if (kind === 4) return `### ${inline(1).replaceAll('\n', ' ')}\n\n`;
    if (kind === 5) return `[^${below(random, 3)}]: ${inline(2)}\n\n`;
    if (kind === 6) return `<Lang code="ko">\n\n${block()}\n\n</Lang>\n\n`;
    return `${inline(0)}\n\n`;
  });
}

const names: readonly string[] = [
  'title',
  'names',
  'en',
  'ko',
  'value',
  'per',
  'countries',
  'date',
  'type',
  'amount',
  'x',
  '__proto__',
];

/** YAML, well formed more often than not. */
export function yaml(random: Random, depth = 0): string {
  const pad = '  '.repeat(depth);
  const scalar = (): string =>
    pick(random, [
      ...words,
      '"quoted: #"',
      "'it''s'",
      '2020-02-05',
      '3',
      '1e3',
      'null',
      '[a, b]',
      '{ en: a, ko: 나 }',
      pick(random, pieces),
    ]);
  return many(random, 6, () => {
    const name = pick(random, names);
    const kind = depth > 4 ? 0 : below(random, 6);
    if (kind === 1) return `${pad}${name}:\n${yaml(random, depth + 1)}`;
    if (kind === 2) return `${pad}${name}:\n${many(random, 4, () => `${pad}  - ${scalar()}\n`)}`;
    if (kind === 3) return `${pad}${name}: |\n${pad}  ${scalar()}\n`;
    return `${pad}${name}: ${scalar()}\n`;
  });
}

/** A page of HTML, seldom well formed. */
export function html(random: Random): string {
  const tags = [
    'p',
    'div',
    'span',
    'ul',
    'li',
    'table',
    'tr',
    'td',
    'a href="b"',
    'b',
    'h1',
    'script',
    'br',
    'blockquote',
    'pre',
  ];
  return `<!doctype html><body>${many(random, 80, () => {
    const kind = below(random, 4);
    if (kind === 0) return `</${pick(random, tags).split(' ')[0] ?? ''}>`;
    if (kind === 1) return pick(random, pieces);
    return `<${pick(random, tags)}${random() < 0.1 ? ' style="left:-9999px"' : ''}>${pick(random, words)}`;
  })}`;
}
