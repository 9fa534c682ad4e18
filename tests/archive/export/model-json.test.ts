import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { exportFiles } from '../../../src/archive/export/export-files.ts';
import { textOf } from '../../../src/archive/export/exporter.ts';
import { modelSchema } from '../../../src/archive/export/exporters/model-json.ts';
import { link } from '../../../src/archive/graph.ts';
import { fieldsOf, kinds } from '../../../src/archive/model/record.ts';
import type { Reading } from '../../../src/archive/read.ts';
import { splitFrontMatter } from '../../../src/archive/text/front-matter.ts';
import { real, small } from './small-archive.ts';

interface Schema {
  readonly $defs: Readonly<Record<string, { readonly properties: Readonly<Record<string, object>> }>>;
}

/** Through text, as a reader of the file has it. */
const schema = JSON.parse(JSON.stringify(modelSchema(small.settings))) as Schema;
const dialect = { $schema: 'https://json-schema.org/draft/2020-12/schema' };
const checkers = new Map(
  kinds.map(({ name }) => [name, z.fromJSONSchema({ ...dialect, ...schema.$defs[name] } as never)]),
);

const accepts = (kind: string, data: unknown) => checkers.get(kind)?.safeParse(data).success;

/** The front matter of every record, as its author wrote it. */
const authored = ({ files, records }: Reading) =>
  records.map(({ kind, file }) => {
    const text = String(files.find(({ path }) => path === file)?.value);
    return { kind, file, data: parse(file.endsWith('.mdx') ? (splitFrontMatter(text).front ?? '') : text) as unknown };
  });

describe('the JSON Schema of the model', () => {
  test.each([
    ['small', small],
    ['real', real],
  ])('accepts every file of the %s archive as written', (_, reading) => {
    const refused = authored(reading).filter(({ kind, data }) => !accepts(kind, data));
    expect(refused.map(({ file }) => file)).toEqual([]);
  });

  test('accepts the JSON of all records', () => {
    const records = exportFiles(link(real.records), real.settings).find(({ path }) => path === 'data/records.json');
    const data = JSON.parse(records ? textOf(records) : '') as { records: { kind: string; fields: unknown }[] };
    expect(data.records.filter(({ kind, fields }) => !accepts(kind, fields))).toEqual([]);
    const root = z.fromJSONSchema(modelSchema(real.settings) as never);
    expect(root.safeParse(data).success).toBe(true);
    expect(root.safeParse({ ...data, records: [{ kind: 'stranger', id: 'x', fields: {}, digest: {} }] }).success).toBe(
      false,
    );
  });

  const country = { names: { en: 'Example' }, region: 'oceania' };
  test.each([
    ['an unknown field', 'country', { ...country, capital: 'x' }],
    ['a word that is not of the list', 'country', { ...country, region: 'atlantis' }],
    ['a missing field', 'country', { region: 'oceania' }],
    ['a date in another form', 'article', { date: '5 February 2020' }],
    ['a ref that is no id', 'centre', { names: { en: 'x' }, programme: 'other', host_country: 'South Korea' }],
    ['a statement without its value', 'country', { ...country, notes: [{ per: [] }] }],
  ])('refuses %s', (_, kind, data) => {
    expect(accepts('country', country)).toBe(true);
    expect(accepts(kind, data)).toBe(false);
  });

  test('says of every field what the model says', () => {
    for (const kind of kinds)
      for (const { name, marks } of fieldsOf(kind))
        expect(schema.$defs[kind.name]?.properties[name], `${kind.name}.${name}`).toMatchObject({
          title: marks.label.en,
          description: expect.stringContaining(marks.type.describe.en) as string,
        });
  });
});
