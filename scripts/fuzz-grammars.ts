import { below, many, pick, pieces, type Random } from './fuzz-cases.ts';

/** Texts made from the grammar of what the tools read, mostly well formed. */

export const words: readonly string[] = [
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
