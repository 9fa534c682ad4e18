import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Kind } from '../src/archive/model/kind.ts';
import { fieldsOf, kindOf, schemaOf, type KindName, type RecordOf } from '../src/archive/model/record.ts';
import { readArchive, type Reading } from '../src/archive/read.ts';
import { parseMdx, withoutPositions } from '../src/archive/text/mdx.ts';

/**
 * Records and readings for tests. A record is made by the schema of its kind, so that a test can hold nothing that
 * a file could not; all data is plainly of no place and no person.
 */

/** Fields as an author writes them. */
export type Written = Readonly<Record<string, unknown>>;

/** What records of tests are called, where their kind alone does not say it well. A kind needs no entry. */
const called: Readonly<Partial<Record<KindName, Written>>> = {
  agreement: named('Example memorandum', '예시 양해각서'),
  article: { title: 'Example notice', publisher: 'Example Ministry', date: '2020-02-05', rights: 'not-evaluated' },
  centre: { ...named('Example Centre', '예시 협력센터'), programme: 'other' },
  country: { ...named('Example Country', '예시국'), region: 'oceania' },
  event: { ...named('Example Forum', '예시 포럼'), type: 'forum' },
  indicator: { ...named('Example Index', '예시 지수'), unit: { en: 'points', ko: '점' } },
  organisation: { ...named('Example Ministry', '예시부'), type: 'ministry' },
  person: named('Example Person', '예시 인물'),
  system: named('Example System', '예시 시스템'),
  topic: { ...named('Example topic', '예시 주제'), scope: { en: 'Examples', ko: '예시' } },
};

function named(name: string, korean: string): Written {
  return { names: { en: name, ko: korean } };
}

const ids: Readonly<Partial<Record<KindName, string>>> = {
  agreement: 'example-memorandum',
  article: '2020-02-05-example-notice',
  country: 'zz',
  event: 'example-forum',
  indicator: 'example-index',
  organisation: 'example-ministry',
};
const idOf = (kind: string): string => ids[kind as KindName] ?? `example-${kind}`;

/** The least that a record of the kind needs: a value for each field that is required, the first that its schema takes. */
export function leastOf(kind: Kind): Written {
  const least: Record<string, unknown> = {};
  for (const { name, marks, required } of fieldsOf(kind)) {
    if (!required) continue;
    const { words, target } = marks.type as { readonly words?: object; readonly target?: string };
    const candidates: readonly unknown[] = [
      ...Object.keys(words ?? {}),
      ...(target === undefined ? [] : [idOf(target)]),
      { en: `Example ${kind.label.one.en.toLowerCase()}`, ko: `예시 ${kind.label.one.ko}` },
      `Example ${name}`,
      '2020-02-05',
      'en',
      'KR',
      'https://example.org/',
      1,
      true,
    ];
    const found = candidates.find((value) => (kind.fields[name] as z.ZodType).safeParse(value).success);
    if (found === undefined)
      throw new Error(
        `Unexpected type \`${marks.type.name}\` of the required field \`${name}\`, expected one of which a value is among the candidates of \`leastOf\` in tests/builders.ts: add one that its schema takes`,
      );
    least[name] = found;
  }
  return least;
}

/** A record of `kind`: the least that it needs, and `written` over it. */
export function aRecord<Name extends KindName>(
  kind: Name,
  written: Written = {},
  id: string = idOf(kind),
  digest = '',
): RecordOf<Name> {
  const { folder } = kindOf(kind);
  const file = kind === 'article' ? `${folder}/${id.slice(0, 4)}/${id}.mdx` : `${folder}/${id}.yaml`;
  const fields = schemaOf(kindOf(kind)).parse({ ...leastOf(kindOf(kind)), ...called[kind], ...written });
  const { tree } = parseMdx(digest);
  if (!tree) throw new Error('Unexpected digest, expected one that can be parsed');
  return {
    kind,
    id,
    file,
    fields,
    digest: digest === '' ? {} : { en: { file, tree: withoutPositions(tree) } },
  } as unknown as RecordOf<Name>;
}

export const anArticle = (written?: Written, id?: string, digest?: string) => aRecord('article', written, id, digest);
export const aCentre = (written?: Written, id?: string) => aRecord('centre', written, id);
export const aCountry = (written?: Written, id?: string) => aRecord('country', written, id);
export const anOrganisation = (written?: Written, id?: string) => aRecord('organisation', written, id);

const someNames = [
  ['Office', '사무소'],
  ['agency', '기관'],
  ['École', '학교'],
  ['Ўқув маркази', '교육원'],
  ['3rd Forum', '쌍용회'],
  ['Žilina', undefined],
  ['“Quoted”', '까치'],
] as const;

const someDates = ['2020-01-30', '2020-02', '2020', '2013-11-02', '1999', undefined, '2021-12-31'] as const;

/**
 * `number` records of a kind, far more than there are yet: names of several alphabets, dates of every precision and
 * none, and countries to belong to.
 */
export function manyOf(kind: 'article' | 'person' | 'organisation' | 'event', number: number): readonly RecordOf[] {
  const countries = ['kr', 'zz', 'uz', 'pe'].map((id, index) =>
    aCountry(
      { names: { en: `Country ${id}`, ko: `${'가나다라'[index]}국` }, region: index % 2 ? 'africa' : 'oceania' },
      id,
    ),
  );
  const records = Array.from({ length: number }, (_, index): RecordOf => {
    const [en = '', ko] = someNames[index % someNames.length] ?? [];
    const name = { en: `${en} ${index}`, ...(ko === undefined ? {} : { ko: `${ko} ${index}` }) };
    const date = someDates[(index >> 2) % someDates.length];
    const country = ['zz', 'uz', 'pe'][index % 3] ?? 'zz';
    const id = `example-${index}`;
    if (kind === 'article') {
      const day = date ?? '2019-05-01';
      return anArticle(
        {
          title: name.en,
          date: day,
          countries: ['kr', country],
          language: index % 2 ? 'en' : 'uz',
          type: index % 2 ? 'notice' : 'speech',
        },
        `${day}-${id}`,
      );
    }
    if (kind === 'event')
      return aRecord(
        'event',
        {
          names: name,
          type: index % 2 ? 'visit' : 'forum',
          countries: ['kr', country],
          start: date === undefined ? [] : [{ value: date, per: [] }],
        },
        id,
      );
    return kind === 'person'
      ? aRecord(
          'person',
          { names: name, country, roles: [{ value: { title: 'Director of an example' }, per: [] }] },
          id,
        )
      : anOrganisation({ names: name, country, type: index % 2 ? 'ministry' : 'company' }, id);
  });
  return [...countries, ...records];
}

/** Reads an archive that holds only `files` (path → text). */
export async function readFiles(files: Readonly<Record<string, string>>): Promise<Reading> {
  const root = await mkdtemp(join(tmpdir(), 'archive-'));
  try {
    return await readArchive(root, new Map(Object.entries(files)));
  } finally {
    await rm(root, { recursive: true });
  }
}

/** What a schema says of a value: its output, or the reasons against it. */
export function check(schema: z.ZodType, value: unknown): { value: unknown } | { reasons: readonly string[] } {
  const result = schema.safeParse(value);
  return result.success ? { value: result.data } : { reasons: result.error.issues.map(({ message }) => message) };
}
