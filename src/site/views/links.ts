import { inTime, type Link } from '../../archive/graph.ts';
import type { Names } from '../../archive/model/fields/names.ts';
import type { Statement } from '../../archive/model/fields/stated.ts';
import { fieldsOf, keyOfRecord, kindOf, kinds, spansOf, valuesOf, type RecordOf } from '../../archive/model/record.ts';
import { countOf, say } from '../i18n/words.ts';
import { aliasAnswer, formerAnswer } from './names.ts';
import { datePart, linkTo, present, type Line, type Part } from './present.ts';
import type { Here, Site } from './site.ts';
import { standingOf } from './standing.ts';

export interface LinkItem {
  readonly link: Part;
  readonly date?: Part;
  readonly standing?: string;
  readonly detail?: Part;
}

export interface LinkGroup {
  readonly title: string;
  readonly items: readonly LinkItem[];
}

/** What an article states of one record. */
export interface StatedOf {
  readonly link: Part;
  readonly facts: readonly {
    readonly label: string;
    /** The answers in one line, or, where they are about many things, such as the countries of a table, in one for each. */
    readonly lines: readonly (readonly StatedAnswer[])[];
  }[];
}

export interface StatedAnswer {
  readonly line: Line;
  readonly standing?: string;
}

/** What an article names, kind by kind. */
export const namedIn = (site: Site, here: Here, record: RecordOf): readonly LinkGroup[] =>
  valuesOf(record)
    .filter(({ marks }) => marks.shape === 'list' && marks.type.name === 'ref')
    .map(({ name, marks }) => ({
      title: marks.label[here.locale],
      items: site.archive
        .linksFrom(record)
        .filter((link) => link.field === name)
        .map(({ to }) => ({ link: linkTo(site, here, to.kind, to.id) })),
    }));

/** Every statement that cites the article, record by record: what the archive holds on its word. */
export function statedBy(site: Site, here: Here, record: RecordOf): readonly StatedOf[] {
  const citing = Map.groupBy(
    site.archive.linksTo(record).filter(({ role }) => role === 'per'),
    ({ from }) => from,
  );
  return [...citing].map(([from, links]) => ({
    link: linkTo(site, here, from.kind, from.id),
    facts: [
      ...Map.groupBy(
        links.map(({ path }) => statedAt(site, here, from, path)),
        ({ label }) => label,
      ),
    ].map(([label, each]) => ({ label, lines: linesOf(each.map(({ answer }) => answer)) })),
  }));
}

/** Things that answers in one line may be about. */
const mostInLine = 4;

/** What an answer is about: the address of what stands before its first comma, such as the country of a row. */
const subjectOf = (answer: StatedAnswer | undefined): string | undefined =>
  answer?.line[1]?.text === ', ' ? answer.line[0]?.href : undefined;

/** Answers in lines; what several are about is named by the first of them alone. */
function linesOf(answers: readonly StatedAnswer[]): readonly (readonly StatedAnswer[])[] {
  const lines: StatedAnswer[][] = [];
  for (const [index, answer] of answers.entries()) {
    const subject = subjectOf(answer);
    const line = lines.at(-1);
    if (!line || subject !== subjectOf(answers[index - 1])) lines.push([answer]);
    else line.push(subject === undefined ? answer : { ...answer, line: answer.line.slice(2) });
  }
  return lines.length > mostInLine ? lines : [lines.flat()];
}

/** The statement of `from` in which a ref at `path` stands. */
function statedAt(
  site: Site,
  here: Here,
  from: RecordOf,
  [field, ...path]: Link['path'],
): { readonly label: string; readonly answer: StatedAnswer } {
  const own = valuesOf(from).find(({ name }) => name === field);
  if (!own)
    throw new Error(`Unexpected path \`${String(field)}\` in \`${keyOfRecord(from)}\`, expected one of its fields`);
  const label = own.marks.label[here.locale];
  if (own.marks.shape === 'stated') {
    const statement = (own.value as readonly Statement<unknown>[])[path[0] as number];
    if (statement)
      return {
        label,
        answer: { line: present(own.marks.type, statement.value, site, here), ...standingOf(statement, here) },
      };
  }
  const [list, index] = path;
  if (own.name === 'names' && (list === 'aliases' || list === 'former')) {
    const names = own.value as Names;
    const form = list === 'aliases' ? names.aliases[index as number] : names.former[index as number];
    const answer = form && ('text' in form ? aliasAnswer(form, here, () => []) : formerAnswer(form, here, () => []));
    return {
      label: say(here.locale)(list === 'aliases' ? 'alsoKnownAs' : 'formerly'),
      answer: { line: answer?.line ?? [] },
    };
  }
  const row = (own.value as readonly unknown[])[path[0] as number];
  return { label, answer: { line: present(own.marks.type, row, site, here) } };
}

/** How many other records lead here, kind by kind: `2 cooperation centres`. */
export function countsOf(site: Site, { locale }: Here, record: RecordOf): readonly string[] {
  const linking = new Set(site.archive.linksTo(record).map(({ from }) => from));
  const byKind = Map.groupBy(linking, ({ kind }) => kind);
  return kinds.flatMap(({ name, page, label }) => {
    const count = byKind.get(name as RecordOf['kind'])?.length ?? 0;
    return count === 0 || !page || name === 'article' ? [] : [countOf(count, label, locale)];
  });
}

/** What leads here from other records, under the inverse label of each ref, kind by kind. Articles have lists of their own. */
export function groupsOf(site: Site, here: Here, record: RecordOf): readonly LinkGroup[] {
  const groups = new Map<string, Map<RecordOf, Link>>();
  for (const link of site.archive.linksTo(record)) {
    const field = fieldsOf(kindOf(link.from.kind)).find(({ name }) => name === link.field);
    const title = field?.marks.inverse?.[here.locale];
    const listed = link.role === 'per' || (link.from.kind === 'article' && record.kind !== 'article');
    if (listed || title === undefined || !kindOf(link.from.kind).page) continue;
    const group = groups.get(title) ?? new Map<RecordOf, Link>();
    if (!group.has(link.from)) group.set(link.from, link);
    groups.set(title, group);
  }
  const order = (links: ReadonlyMap<RecordOf, Link>) =>
    Math.min(...[...links.keys()].map(({ kind }) => kindOf(kind).order));
  const sorted = [...groups].toSorted(([, a], [, b]) => order(a) - order(b));
  return sorted.map(([title, links]) => ({
    title,
    items: inTime([...links.keys()]).map((from) => itemOf(site, here, from, links.get(from))),
  }));
}

function itemOf(site: Site, here: Here, from: RecordOf, link: Link | undefined): LinkItem {
  const [span] = spansOf(from);
  const detail = link && link.role === 'value' ? detailOf(site, here, link) : undefined;
  return {
    link: linkTo(site, here, from.kind, from.id),
    ...(span ? { date: datePart(span.from, here), ...standingOf(span, here) } : {}),
    ...(detail ? { detail } : {}),
  };
}

/** What the linking statement adds to the link: the office, the capacity. */
function detailOf(site: Site, here: Here, { from, path, to }: Link): Part | undefined {
  const field = valuesOf(from).find(({ name }) => name === path[0]);
  if (field?.marks.shape !== 'stated' || typeof path[1] !== 'number') return undefined;
  const statement = (field.value as readonly Statement<unknown>[])[path[1]];
  if (!statement) return undefined;
  const own = linkTo(site, here, to.kind, to.id).text;
  const rest = present(field.marks.type, statement.value, site, here).filter(
    ({ text }) => text !== own && /\p{L}/u.test(text),
  );
  return rest[0];
}
