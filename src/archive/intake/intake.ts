import type { Root } from 'mdast';
import type { RecordOf } from '../model/record.ts';
import { complete } from './complete.ts';
import { decode, type Given } from './decode.ts';
import { draftId } from './draft-id.ts';
import { collectFields, type Fields } from './fields.ts';
import type { FieldName, Format, Placement, ReadField, Recognition } from './format.ts';
import * as table from './formats.ts';
import { fieldOfKind, type NameIndex } from './names.ts';
import { namesInLines, type LineChoice, type NamedRecord } from './names-in-lines.ts';
import { isHtml, readSource } from './read-source.ts';
import { sourceHash } from './source-hash.ts';
import type { Line, Source } from './source.ts';
import { excessReason, sourceExcess } from '../text/bounds.ts';
import { paragraphs, parseMdx, printMdx } from '../text/mdx.ts';
import { asSourceText } from './draft.ts';

/** Every format, by name. */
export const formats: ReadonlyMap<string, Format> = new Map(
  Object.values(table).map((format) => [format.name, format]),
);

/** What the archive knows already. */
export interface Knowledge {
  readonly records: readonly RecordOf[];
  readonly names: NameIndex;
}

export interface IntakeOptions {
  /** Where the source was found. */
  readonly address?: string | undefined;
  /** The format to read it as, whatever it looks like. */
  readonly format?: Format | undefined;
}

/** A source, read: everything that a draft and its report are made of. */
export interface Intake {
  readonly name: string;
  readonly encoding: string;
  readonly format: Format;
  /** How well each format fits, best first. */
  readonly recognitions: readonly FormatFit[];
  readonly lines: readonly { readonly line: Line; readonly placement: Placement }[];
  /** What was read, one entry a value. */
  readonly read: readonly ReadField[];
  /** The fields of the article, in the order of its kind, but `accessed`. */
  readonly fields: Fields;
  /** Required fields that nothing was read for. */
  readonly missing: readonly FieldName[];
  readonly named: readonly NamedRecord[];
  readonly choices: readonly LineChoice[];
  /** What a person needs to look at. */
  readonly remarks: readonly string[];
  readonly hash: string;
  readonly addresses: readonly string[];
  /** An id that says date and subject; free or not. */
  readonly id: string;
  readonly body: Root;
}

export type FormatFit = Recognition & { readonly format: string };

/** Why nothing comes of a source, in the grammar of our problems. */
export interface Fault {
  readonly fault: string;
}

/** Fields whose lines name things as the body does. */
const names: ReadonlySet<FieldName> = new Set(['title', 'contact']);

/** Reads a source. What cannot be read has its fault said, and nothing else comes of it. */
export function intake(given: Given, knowledge: Knowledge, options: IntakeOptions): Intake | Fault {
  const decoded = decode(given);
  if (decoded.fault !== undefined) return decoded;
  const excess = sourceExcess(decoded.text, isHtml(given.name, decoded.text));
  if (excess) return { fault: `${excessReason(excess)}: save the article alone, not all of what stands around it` };
  const source = sourceOf(given.name, decoded.text, options.address);
  if ('fault' in source) return source;

  const fit = chooseFormat(source, options.format);
  const { format } = fit;
  const sorted = format.read(source, { address: options.address ?? source.meta.address });
  const isBody = (line: Line) => sorted.placements.get(line)?.as === 'body';
  const body = source.lines.filter(isBody);
  if (body.length === 0)
    return {
      fault: `Unexpected source \`${given.name}\` without a text of its own, expected an article in it (read as \`${format.name}\`)`,
    };

  const hash = sourceHash(body);
  const written = bodyOf(source, body, isBody);
  if ('fault' in written) return written;
  const completed = complete({ source, sorted, body, hash, knowledge, address: options.address });
  const naming = source.lines.filter((line) => {
    const placement = sorted.placements.get(line);
    return placement?.as === 'body' || (placement?.as === 'field' && placement.fields.some((name) => names.has(name)));
  });
  const { named, choices } = namesInLines(naming, knowledge.names);
  const refs = named.flatMap(({ kind, id, texts, unfilled }): ReadField[] => {
    const name = fieldOfKind.get(kind);
    if (name === undefined || unfilled !== undefined) return [];
    const because = `named as ${texts.map((text) => `“${text}”`).join(', ')}`;
    return [{ name, value: id, sure: 'likely', because, lines: [] }];
  });
  const read = [...completed.read, ...refs];
  const { fields, missing, remarks } = collectFields(read);
  return {
    name: given.name,
    encoding: decoded.encoding,
    format,
    recognitions: fit.recognitions,
    lines: source.lines.map((line) => ({ line, placement: sorted.placements.get(line) ?? { as: 'body' } })),
    read,
    fields,
    missing,
    named,
    choices,
    remarks: [
      ...(decoded.because === undefined ? [] : [`Read as ${decoded.encoding}: ${decoded.because}`]),
      ...fit.remarks,
      ...sorted.remarks,
      ...completed.remarks,
      ...remarks,
      ...written.remarks,
    ],
    hash,
    addresses: [fields.url, ...[fields.also_at].flat()].filter((each) => typeof each === 'string'),
    id: draftId(fields, named, knowledge, hash),
    body: written.tree,
  };
}

function sourceOf(name: string, text: string, address: string | undefined): Source | Fault {
  try {
    return readSource(name, text, address);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { fault: `Unexpected depth of elements in \`${name}\`, expected a page that is not nested so deep` };
  }
}

/**
 * The body as a tree that a draft can hold: what is printed of it is read back. Lists and tables that are nested too
 * deep for that are written as plain paragraphs, with every word.
 */
function bodyOf(
  source: Source,
  body: readonly Line[],
  isBody: (line: Line) => boolean,
): { readonly tree: Root; readonly remarks: readonly string[] } | Fault {
  const readsBack = (tree: Root) => parseMdx(printMdx(asSourceText(tree)), 1, { draft: true });
  const tree = source.tree(isBody);
  const { fault } = readsBack(tree);
  if (!fault) return { tree, remarks: [] };
  const plain = paragraphs(body.map(({ text }) => text));
  const still = readsBack(plain).fault;
  if (still) return { fault: `${still.reason}: save the article alone, not all of what stands around it` };
  return {
    tree: plain,
    remarks: [`Lists, tables and links are left out of the text, as a draft could not hold them: ${fault.reason}`],
  };
}

const sureFit = 0.5;
const nearFit = 0.25;

/** The format that fits best, or the one that was asked for; remarks where the choice is not plain. */
function chooseFormat(
  source: Source,
  wanted: Format | undefined,
): { format: Format; recognitions: readonly FormatFit[]; remarks: readonly string[] } {
  const recognitions = [...formats.values()]
    .map((format) => ({ format: format.name, ...format.recognise(source) }))
    .toSorted((a, b) => b.score - a.score || (a.format < b.format ? -1 : 1));
  const [best, second] = recognitions;
  const format = wanted ?? formats.get(best?.format ?? '');
  if (!format || !best) throw new Error('Unexpected empty table of formats, expected one that takes any text');
  if (wanted) return { format, recognitions, remarks: [] };
  if (best.score < sureFit)
    return {
      format,
      recognitions,
      remarks: ['No format fits well: title, date and publisher are guesses; `--format` names another format'],
    };
  if (second && best.score - second.score < nearFit)
    return {
      format,
      recognitions,
      remarks: [`\`${second.format}\` fits nearly as well as \`${best.format}\`; \`--format\` decides`],
    };
  return { format, recognitions, remarks: [] };
}
