import { compareDates, type PartialDate } from '../model/fields/partial-date.ts';
import type { Names } from '../model/fields/names.ts';
import { hasHangul } from '../model/label.ts';
import type { RecordOf } from '../model/record.ts';
import type { ReadField } from './format.ts';
import type { NameIndex } from './names.ts';

/** What a body was called on a date: a former name whose term the date falls in, else the name of today. */
export function namesAt(names: Names, date: PartialDate | undefined): { readonly en: string; readonly ko?: string } {
  const former =
    date === undefined
      ? undefined
      : names.former.find(
          ({ from, until }) =>
            until !== undefined &&
            compareDates(date, until) < 0 &&
            (from === undefined ? false : compareDates(from, date) <= 0),
        );
  const ko = former?.ko ?? names.ko;
  return { en: former?.en ?? names.en, ...(ko === undefined ? {} : { ko }) };
}

/**
 * The fields on the publisher that follow from its printed name: the record of that body, its name at the time in both
 * languages, its country; or what other articles of the same publisher say.
 */
export function publisherFields(
  printed: ReadField,
  date: PartialDate | undefined,
  records: readonly RecordOf[],
  names: NameIndex,
): { readonly read: readonly ReadField[]; readonly remarks: readonly string[] } {
  const name = String(printed.value);
  const id = names.called('organisation', name);
  const body = records.find((record) => record.kind === 'organisation' && record.id === id);
  const lines = printed.lines;
  if (body?.kind === 'organisation') {
    const then = namesAt(body.fields.names, date);
    const because = `the record \`organisation/${body.id}\`${date === undefined ? '' : `, as of ${date}`}`;
    const field = (fieldName: ReadField['name'], value: unknown): ReadField => ({
      name: fieldName,
      value,
      sure: printed.sure,
      because,
      lines,
    });
    return {
      read: [
        { ...field('publisher', then.en), because: `${printed.because}; its English name by ${because}` },
        ...(then.ko === undefined ? [] : [field('publisher_native', then.ko)]),
        field('publisher_organisation', body.id),
        ...(body.fields.country === undefined ? [] : [field('publisher_country', body.fields.country.toUpperCase())]),
      ],
      remarks: [],
    };
  }
  const twin = records.find((record) => record.kind === 'article' && record.fields.publisher === name);
  if (twin?.kind === 'article') {
    const { publisher_native, publisher_country } = twin.fields;
    const like = (fieldName: ReadField['name'], value: unknown): ReadField[] =>
      value === undefined
        ? []
        : [{ name: fieldName, value, sure: 'likely', because: `as in \`article/${twin.id}\``, lines: [] }];
    return {
      read: [printed, ...like('publisher_native', publisher_native), ...like('publisher_country', publisher_country)],
      remarks: [],
    };
  }
  if (!hasHangul(name)) return { read: [printed], remarks: [] };
  return {
    read: [printed, { ...printed, name: 'publisher_native' }],
    remarks: [`No organisation of the archive is called \`${name}\`: give the English name in \`publisher\``],
  };
}
