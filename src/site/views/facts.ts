import { rightsAddress } from '../../archive/model/fields/rights.ts';
import { disagree, leading, type Statement } from '../../archive/model/fields/stated.ts';
import { valuesOf, type FieldOf, type RecordOf } from '../../archive/model/record.ts';
import { datePart, noteOf, present, type Line, type Part } from './present.ts';
import type { Here, Site } from './site.ts';
import type { Marker, SourceMark } from './sources.ts';
import { standingOf } from './standing.ts';

/** One answer to the question that a fact’s label asks. */
export interface Answer {
  readonly line: Line;
  readonly standing?: string;
  readonly asOf?: Part;
  readonly note?: Line;
  readonly sources: readonly SourceMark[];
}

export interface Fact {
  readonly label: string;
  readonly answers: readonly Answer[];
  /** Whether two answers cannot both be true. */
  readonly differ: boolean;
}

/** The fact sheet: every field that is not a list of refs of an article, nor shown elsewhere. */
export function factsOf(site: Site, here: Here, record: RecordOf, marks: Marker): readonly Fact[] {
  const isNamed = ({ marks: own }: FieldOf) =>
    record.kind === 'article' && own.shape === 'list' && own.type.name === 'ref';
  return valuesOf(record)
    .filter((field) => field.name !== 'names' && field.marks.unlisted !== true && !isNamed(field))
    .map((field) => factOf(site, here, record, field, marks));
}

function factOf(site: Site, here: Here, record: RecordOf, { name, marks: own, value }: FieldOf, marks: Marker): Fact {
  const label = own.label[here.locale];
  const show = (each: unknown, at = here.at) =>
    present(own.type, each, site, at === undefined ? here : { ...here, at });
  if (own.shape === 'stated') {
    const statements = value as readonly Statement<unknown>[];
    const differ = own.many !== true && statements.some((a) => statements.some((b) => disagree(own.type, a, b)));
    return {
      label,
      differ,
      answers: statements.map((statement) => answerOf(show(statement.value, statement.as_of), statement, here, marks)),
    };
  }
  if (name === 'rights' && record.kind === 'article') {
    const href = rightsAddress[record.fields.rights];
    return {
      label,
      differ: false,
      answers: [{ line: show(value).map((part) => (href === undefined ? part : { ...part, href })), sources: [] }],
    };
  }
  const values = own.shape === 'list' ? (value as readonly unknown[]) : [value];
  return { label, differ: false, answers: values.map((each) => ({ line: show(each), sources: [] })) };
}

const answerOf = (
  line: Line,
  { per, as_of, standing, note }: Statement<unknown>,
  here: Here,
  marks: Marker,
): Answer => ({
  line,
  sources: marks(per),
  ...standingOf({ standing }, here),
  ...(as_of === undefined ? {} : { asOf: datePart(as_of, here) }),
  ...noteOf(note, here),
});

/** The value of a field to go by where there is room for one; a plan says that it is one. */
export function leadingLine({ marks, value }: FieldOf, site: Site, here: Here): Line {
  const show = (each: unknown) => present(marks.type, each, site, here);
  if (marks.shape !== 'stated') return show(marks.shape === 'list' ? (value as readonly unknown[])[0] : value);
  const statement = leading(value as readonly Statement<unknown>[]);
  if (!statement) return [];
  const { standing } = standingOf(statement, here);
  return [...show(statement.value), ...(standing === undefined ? [] : [{ text: ` (${standing})` }])];
}
