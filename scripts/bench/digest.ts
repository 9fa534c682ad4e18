import type { Locale } from '../../src/archive/model/label.ts';
import { fields, months, sentences } from './bench-words.ts';
import type { Chance } from './chance.ts';
import type { Other } from './other-records.ts';

/** Writes a digest in Markdown, with each mention of a record as `mention` has it. */
export type PrintDigest = (mention: (other: Other) => string) => string;

/** Six to ten sentences in two to four paragraphs, in which everything named is mentioned once. */
export function digest(
  locale: Locale,
  {
    named,
    place,
    topic,
    year,
    luck,
  }: {
    named: readonly Other[];
    place: Readonly<Record<Locale, string>>;
    topic: number;
    /** The only one that is named: both languages of a digest have the same. */
    year: string;
    luck: Chance;
  },
): PrintDigest {
  const waiting = [...named];
  const parts: (string | Other)[] = [];
  const length = 6 + luck.below(5);
  for (let made = 0; made < length; made += 1) {
    const values: Readonly<Record<string, string>> = {
      name: place[locale],
      field: fields[locale][(topic + luck.below(3)) % fields.en.length] ?? '',
      system: `${place.en}-${luck.below(9) + 1}`,
      figure: String(10 + luck.below(990)),
      month: locale === 'en' ? luck.oneOf(months) : String(1 + luck.below(12)),
      year,
    };
    const choice = made === 0 ? sentences[locale].filter((each) => each.includes('{year}')) : sentences[locale];
    for (const part of luck.oneOf(choice).split(/(\{[a-z]+\})/u)) {
      const slot = /^\{(?<slot>[a-z]+)\}$/u.exec(part)?.groups?.['slot'];
      parts.push(
        slot === 'ref' ? (waiting.shift() ?? place[locale]) : slot === undefined ? part : (values[slot] ?? ''),
      );
    }
    parts.push(made % 3 === 2 && made < length - 1 ? '\n\n' : ' ');
  }
  const rest = waiting.flatMap((other, index) => [index === 0 ? '' : ', ', other]);
  if (rest.length > 0) parts.push(locale === 'en' ? 'Also named: ' : '그 밖의 언급: ', ...rest, '.');
  return (mention) =>
    `${parts
      .map((part) => (typeof part === 'string' ? part : mention(part)))
      .join('')
      .trimEnd()}\n`;
}
