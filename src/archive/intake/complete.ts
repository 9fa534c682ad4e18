import { normaliseAddress } from '../model/fields/text.ts';
import type { RecordOf } from '../model/record.ts';
import { findDates } from './dates.ts';
import type { FieldName, ReadField, Sorted } from './format.ts';
import type { Knowledge } from './intake.ts';
import { languageOf } from './language.ts';
import { publisherFields } from './publisher.ts';
import { statedRights } from './rights.ts';
import type { Line, Source } from './source.ts';

interface Given {
  readonly source: Source;
  readonly sorted: Sorted;
  readonly body: readonly Line[];
  readonly hash: string;
  readonly knowledge: Knowledge;
  /** Where the source was found, as the person says who gives it. */
  readonly address: string | undefined;
}

interface Completed {
  readonly read: readonly ReadField[];
  readonly remarks: readonly string[];
}

/** What can be read of any source, whatever its format, and what follows from what the format read. */
export function complete(given: Given): Completed {
  const { source, sorted, body, hash, knowledge, address } = given;
  const date = sorted.fields.find(({ name }) => name === 'date')?.value;
  const published = typeof date === 'string' ? date : undefined;
  const own = sorted.fields.filter(({ name }) => name !== 'publisher' && name !== 'contact');
  const has = (name: FieldName) => own.some((field) => field.name === name);
  const parts: readonly Completed[] = [
    publisher(
      sorted.fields.filter(({ name }) => name === 'publisher'),
      published,
      knowledge,
    ),
    contact(sorted.fields.find(({ name }) => name === 'contact')),
    language(source, body),
    addresses(source, address),
    has('via') ? nothing : carrier(address ?? source.meta.address, knowledge.records),
    rights(source),
    eventDates(body, published),
    fields(field('read', 'whole', 'likely', 'all that was given was read')),
    fields(field('source_hash', hash, 'sure', 'of the lines of the body')),
  ];
  return {
    read: [...own, ...parts.flatMap(({ read }) => read)],
    remarks: parts.flatMap(({ remarks }) => remarks),
  };
}

const nothing: Completed = { read: [], remarks: [] };
const fields = (...read: readonly ReadField[]): Completed => ({ read, remarks: [] });
const field = (
  name: FieldName,
  value: unknown,
  sure: ReadField['sure'],
  because: string,
  lines: readonly Line[] = [],
): ReadField => ({ name, value, sure, because, lines });

function publisher(
  printed: readonly ReadField[],
  published: string | undefined,
  { records, names }: Knowledge,
): Completed {
  const [first] = printed;
  if (!first) return nothing;
  const other = printed.find(({ value }) => value !== first.value);
  const { read, remarks } = publisherFields(first, published, records, names);
  return {
    read,
    remarks: other
      ? [`Two publishers are named: \`${String(first.value)}\` and \`${String(other.value)}\``, ...remarks]
      : remarks,
  };
}

const telephone =
  /\s*[([]?\s*(?:☎|☏|Tel\.?|전화)?\s*:?\s*(?:\+?\d{1,3}[-\s])?\(?\d{2,4}\)?[-.\s]\d{3,4}[-.\s]\d{3,4}\s*[)\]]?/giu;

/** The number of a telephone is not taken over: the record says who answered for the text, not how to call them. */
function contact(printed: ReadField | undefined): Completed {
  if (!printed) return nothing;
  const kept = String(printed.value)
    .replace(telephone, '')
    .replace(/[\s,;:]+$/u, '');
  if (kept === printed.value) return fields(printed);
  return {
    read: kept === '' ? [] : [{ ...printed, value: kept }],
    remarks: ['The telephone number of the contact was left out'],
  };
}

function language(source: Source, body: readonly Line[]): Completed {
  const found = languageOf(body.map(({ text }) => text).join('\n'));
  const declared = source.meta.language?.split(/[-_]/u)[0]?.toLowerCase();
  if (!found) return nothing;
  const differs = declared !== undefined && declared !== found.language;
  return {
    read: [field('language', found.language, declared === found.language ? 'sure' : found.sure, found.because)],
    remarks: differs
      ? [`The page declares the language \`${declared}\`, its text looks like \`${found.language}\``]
      : [],
  };
}

function addresses({ meta }: Source, given: string | undefined): Completed {
  const own = meta.address;
  const because = 'the page names it as its own';
  if (given === undefined) return own === undefined ? nothing : fields(field('url', own, 'likely', because));
  if (own === undefined) return fields(field('url', given, 'sure', 'given with `--url`'));
  if (normaliseAddress(own) === normaliseAddress(given))
    return fields(field('url', own, 'sure', 'the page’s own form of the address given with `--url`'));
  return fields(field('url', given, 'sure', 'given with `--url`'), field('also_at', own, 'likely', because));
}

const hostOf = (address: string) => new URL(address).hostname.replace(/^(?:www|m)\./u, '');

/** The site that carries the copy, as all other articles from there name it. */
function carrier(address: string | undefined, records: readonly RecordOf[]): Completed {
  if (address === undefined) return nothing;
  const there = records.flatMap((record) =>
    record.kind === 'article' && record.fields.url !== undefined && hostOf(record.fields.url) === hostOf(address)
      ? [{ id: record.id, via: record.fields.via }]
      : [],
  );
  const [first] = there;
  if (first?.via === undefined || there.some(({ via }) => via !== first.via)) return nothing;
  return fields(field('via', first.via, 'likely', `as in \`article/${first.id}\`, of the same site`));
}

function rights(source: Source): Completed {
  const stated = statedRights(source);
  return fields(
    stated
      ? field('rights', stated.rights, 'likely', `the source says “${stated.text}”`)
      : field('rights', 'not-evaluated', 'likely', 'the source states no terms'),
  );
}

const eventDates = (body: readonly Line[], published: string | undefined): Completed => ({
  read: body.flatMap((line) =>
    findDates(line.text, published).map(({ date, text, inferred }) =>
      field(
        'event_dates',
        date,
        inferred ? 'guess' : 'likely',
        inferred ? `“${text}”, its year from what stands around it` : `“${text}”`,
        [line],
      ),
    ),
  ),
  remarks: [],
});
