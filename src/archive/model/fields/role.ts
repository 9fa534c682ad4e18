import { z } from 'zod';
import type { ValueType } from './field.ts';
import { partialDate, type PartialDate } from './partial-date.ts';
import { ref } from './ref.ts';
import { fold, prose, type Prose } from './text.ts';

/** An office that a person held: its title as the source gives it, where, and when. */
export interface Role {
  readonly title: Prose;
  readonly organisation?: string | undefined;
  /** The body's name, where it has no record of its own. */
  readonly organisation_name?: Prose | undefined;
  readonly from?: PartialDate | undefined;
  readonly to?: PartialDate | undefined;
}

const organisation = ref('organisation');

export const role: ValueType<Role> = {
  name: 'role',
  describe: {
    en: '`{ title, organisation, from, to }`; `organisation_name` where the body has no record',
    ko: '`{ title, organisation, from, to }`. 기관 기록이 없으면 `organisation_name`',
  },
  schema: z.strictObject({
    title: prose.schema,
    organisation: organisation.schema.optional(),
    organisation_name: prose.schema.optional(),
    from: partialDate.schema.optional(),
    to: partialDate.schema.optional(),
  }),
  targets: ['organisation'],
  agree: (a, b) => fold(a.title.en) === fold(b.title.en) && a.organisation === b.organisation,
  plain: (value, locale) => {
    const where = value.organisation ?? (value.organisation_name && prose.plain(value.organisation_name, locale));
    const term = value.from || value.to ? ` (${value.from ?? ''}–${value.to ?? ''})` : '';
    return `${prose.plain(value.title, locale)}${where ? `, ${where}` : ''}${term}`;
  },
  refs: (value) =>
    value.organisation === undefined
      ? []
      : [{ kind: 'organisation', id: value.organisation, path: ['organisation'], role: 'value' }],
};

/** The use of a system abroad. */
export interface Export {
  readonly country: string;
  readonly year?: PartialDate | undefined;
  readonly what?: Prose | undefined;
}

export const exportTo: ValueType<Export> = {
  name: 'export',
  describe: { en: '`{ country: id, year, what }`', ko: '`{ country: id, year, what }`' },
  schema: z.strictObject({
    country: ref('country').schema,
    year: partialDate.schema.optional(),
    what: prose.schema.optional(),
  }),
  targets: ['country'],
  agree: (a, b) => a.country === b.country,
  plain: (value, locale) =>
    [value.country, value.year, value.what && prose.plain(value.what, locale)]
      .filter((part) => part !== undefined)
      .join(', '),
  refs: (value) => [{ kind: 'country', id: value.country, path: ['country'], role: 'value' }],
};
