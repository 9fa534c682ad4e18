import { z } from 'zod';
import { urlOf } from '../../address.ts';
import type { FieldMarks, Shape } from '../../model/fields/field.ts';
import { partialDate } from '../../model/fields/partial-date.ts';
import { idPattern } from '../../model/id.ts';
import type { Kind } from '../../model/kind.ts';
import { locales } from '../../model/label.ts';
import { fieldsOf, kinds, schemaOf } from '../../model/record.ts';
import type { Settings } from '../../read.ts';
import { modelPath, type Exporter } from '../exporter.ts';
import { archiveName } from '../licence.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * The model as a JSON Schema. The root describes the JSON of all records; `$defs/<kind>` describes the front matter
 * of a kind as an author writes it, so that editors can check and complete a record.
 */
export const modelJson: Exporter = {
  id: 'model-json',
  order: 7,
  label: { en: 'The model (JSON Schema)', ko: '모델(JSON Schema)' },
  describe: {
    en: 'A JSON Schema (2020-12) of the JSON of all records; its definitions, one for each kind, also describe the front matter that authors write.',
    ko: '전체 기록 JSON의 JSON Schema(2020-12). 종류별 정의는 저자가 쓰는 머리말(front matter)에도 맞는다.',
  },
  media: 'application/schema+json',
  files: (_, settings) => [{ path: modelPath, text: () => `${JSON.stringify(modelSchema(settings), null, 2)}\n` }],
};

/** The JSON Schema of the model. What only code can check (that an id exists, that a day exists) it lets pass. */
export const modelSchema = (settings: Settings): JsonSchema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: urlOf(modelPath, settings.address),
  title: archiveName.en,
  type: 'object',
  properties: {
    archive: { type: 'object' },
    license: { type: 'string' },
    schema: { const: modelPath },
    records: { type: 'array', items: { oneOf: kinds.map(recordSchema) } },
  },
  required: ['archive', 'license', 'schema', 'records'],
  $defs: Object.fromEntries(kinds.map((kind) => [kind.name, kindSchema(kind)])),
});

const recordSchema = ({ name, label }: Kind): JsonSchema => ({
  title: label.one.en,
  type: 'object',
  properties: {
    kind: { const: name },
    id: { type: 'string', pattern: idPattern.source },
    url: { type: 'string', format: 'uri' },
    fields: { $ref: `#/$defs/${name}` },
    digest: {
      type: 'object',
      properties: Object.fromEntries(locales.map((locale) => [locale, digestSchema])),
      additionalProperties: false,
    },
  },
  required: ['kind', 'id', 'fields', 'digest'],
  additionalProperties: false,
});

const digestSchema: JsonSchema = {
  type: 'object',
  properties: { text: { type: 'string' }, markdown: { type: 'string' } },
  required: ['text', 'markdown'],
};

function kindSchema(kind: Kind): JsonSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(schemaOf(kind), {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      // What the reader freezes, an author may write.
      delete jsonSchema.readOnly;
      if (zodSchema === (partialDate.schema as z.core.$ZodType)) Object.assign(jsonSchema, datePattern);
      allowShorthand(zodSchema, jsonSchema);
    },
  }) as JsonSchema;
  const properties = schema.properties ?? {};
  return {
    title: kind.label.one.en,
    description: kind.about.en,
    ...schema,
    properties: Object.fromEntries(
      fieldsOf(kind).map(({ name, marks }) => [name, described(marks, properties[name] as JsonSchema)]),
    ),
  };
}

const datePattern: JsonSchema = { pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$' };

/**
 * A schema with a step before it takes more than it puts out (a plain text for prose, a number for a year), and zod
 * describes only what comes out. What else goes in is found by trying.
 */
function allowShorthand(zodSchema: z.core.$ZodType, jsonSchema: JsonSchema): void {
  if (!(zodSchema instanceof z.ZodPipe) || !(zodSchema.def.in instanceof z.ZodTransform)) return;
  const takes = (value: unknown) => zodSchema.safeParse(value).success;
  const more: JsonSchema[] = [
    ...(jsonSchema.type !== 'string' && takes('text') ? [{ type: 'string' as const }] : []),
    ...(jsonSchema.type === 'string' && takes(2020) ? [{ type: 'integer' as const }] : []),
  ];
  if (more.length === 0) return;
  const out = { ...jsonSchema };
  for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
  jsonSchema.anyOf = [out, ...more];
}

/** The schema of a field with what its marks say: title, description, and the form of its values. */
function described({ label, note, type, shape }: FieldMarks, schema: JsonSchema): JsonSchema {
  // A date in a list or a statement has its form already.
  const form = type.name === partialDate.name && shape !== 'one' ? undefined : forms[type.name];
  return {
    title: label.en,
    description: [note?.en, type.describe.en].filter((text) => text !== undefined).join('. '),
    ...(form ? atValue(shape, schema, form) : schema),
  };
}

/** Forms of values that zod holds as code, by the name of the value type. */
const forms: Readonly<Record<string, JsonSchema>> = {
  ref: { pattern: idPattern.source },
  url: { format: 'uri', pattern: '^https?://' },
  'country code': { pattern: '^[A-Z]{2}$' },
  'partial date': datePattern,
};

/** A schema whose values, wherever the shape of the field puts them, have `form` too. */
function atValue(shape: Shape, schema: JsonSchema, form: JsonSchema): JsonSchema {
  if (shape === 'one') return addForm(schema, form);
  const items = schema.items as JsonSchema;
  if (shape === 'list') return { ...schema, items: addForm(items, form) };
  const properties = items.properties ?? {};
  return {
    ...schema,
    items: { ...items, properties: { ...properties, value: addForm(properties['value'] as JsonSchema, form) } },
  };
}

/** `pattern` and `format` speak of text alone: a year that is a number passes them. */
const addForm = (schema: JsonSchema, form: JsonSchema): JsonSchema => ({ ...schema, ...form });
