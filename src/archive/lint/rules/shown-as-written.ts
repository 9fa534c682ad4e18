import type { Definition, FootnoteDefinition, Link, List, ListItem, Nodes, Table } from 'mdast';
import { SKIP, visitParents } from 'unist-util-visit-parents';
import type { ComponentNode } from '../../text/component.ts';
import { plainText } from '../../text/plain-text.ts';
import { quote, type Place, type SourceFile } from '../../text/problem.ts';
import type { Report, Rule } from '../rule.ts';

/**
 * What Markdown takes and then leaves out, shows twice or shows as something else: each is refused, so that whoever
 * reads a file of the archive has read its page.
 */
export const shownAsWritten: Rule = {
  id: 'shown-as-written',
  summary: { en: 'What is written is what is shown', ko: '쓴 것이 그대로 보인다' },
  why: {
    en: 'Markdown leaves some things out without a word: a note or an address that nothing refers to, cells beyond the columns of a table, the title of a link. Others it reads as something else: a date such as `2020. 1. 30.` at the start of a line as a list within a list, a Korean particle as the end of an address. Readers, search, books and downloads would then differ from what was checked.',
    ko: '마크다운은 가리키는 곳 없는 각주와 주소, 표의 열을 넘는 칸, 링크 제목을 소리 없이 버린다. 줄 첫머리의 `2020. 1. 30.` 같은 날짜는 겹친 목록으로, 주소 뒤의 조사는 주소의 끝으로 읽는다. 그러면 독자, 검색, 책, 내려받기가 검토한 글과 달라진다.',
  },
  mend: {
    en: 'Write it so that every word is shown once: refer to each note, give a table as many columns as cells, write `2020\\. 1. 30.` for a date at the start of a line and `[words](address)` for a link.',
    ko: '모든 낱말이 한 번씩 보이게 쓴다. 각주는 본문에서 가리키고, 표의 열은 칸의 수만큼 두며, 줄 첫머리의 날짜는 `2020\\. 1. 30.`로, 링크는 `[글](주소)`로 쓴다.',
  },
  absolute: true,
  check: ({ reading, archive }, report) => {
    for (const [key, { texts }] of reading.sources) {
      const [kind = '', id = ''] = key.split('/');
      const record = archive.find(kind, id);
      for (const { file, tree } of Object.values(texts)) {
        const at = (place: Place | undefined) => ({ ...(record ? { record } : {}), file, place });
        checkText(tree, file, (place, finding) => report(at(place), finding));
      }
    }
  },
};

type ReportHere = (place: Place | undefined, finding: Parameters<Report>[1]) => void;

function checkText(tree: Nodes, file: SourceFile, report: ReportHere): void {
  const lines = String(file.value).split('\n');
  checkReferences(tree, report);
  visitParents(tree, (node, ancestors) => {
    const parents = ancestors as readonly Nodes[];
    const place = node.position ?? parents.findLast(({ position }) => position)?.position;
    if (node.type === 'table') checkTable(node, report);
    else if (node.type === 'list') return checkList(node, lines, report);
    else if (node.type === 'code' && node.lang) {
      report(place, {
        reason: `Unexpected words ${quote([node.lang, node.meta].filter(Boolean).join(' '))} after the fence of a block, expected none`,
        note: 'They are not shown. Remove them.',
      });
    } else if (node.type === 'link' || node.type === 'mdxJsxTextElement' || node.type === 'mdxJsxFlowElement') {
      checkLink(node, parents, place, lines, report);
      if (node.type !== 'link') checkAttributes(node, place, report);
    } else if ((node.type === 'footnoteReference' || node.type === 'linkReference') && parents.some(isLink)) {
      report(place, within(node.type === 'linkReference' ? 'link' : 'note'));
    }
    return undefined;
  });
}

const isLink = (node: Nodes): boolean =>
  node.type === 'link' ||
  node.type === 'linkReference' ||
  ((node.type === 'mdxJsxTextElement' || node.type === 'mdxJsxFlowElement') && node.name === 'Ref');

const within = (what: string) => ({
  reason: `Unexpected ${what} within a link, expected words`,
  note: 'A browser ends the first link where the second begins. Put one beside the other.',
});

/** Definitions of addresses and notes: each is referred to, and there is one of each name. */
function checkReferences(tree: Nodes, report: ReportHere): void {
  const definitions: Definition[] = [];
  const notes: FootnoteDefinition[] = [];
  /** What is referred to, by what refers: the text itself, or a note. */
  const references: { readonly from: FootnoteDefinition | undefined; readonly to: string }[] = [];
  visitParents(tree, (node, ancestors) => {
    if (node.type === 'definition') definitions.push(node);
    if (node.type === 'footnoteDefinition') notes.push(node);
    const from = (ancestors as readonly Nodes[]).find((each) => each.type === 'footnoteDefinition');
    if (node.type === 'footnoteReference') references.push({ from, to: `^${node.identifier}` });
    if (node.type === 'linkReference' || node.type === 'imageReference') references.push({ from, to: node.identifier });
  });
  const firsts = new Map(notes.toReversed().map((note) => [`^${note.identifier}`, note]));
  const reached = new Set<FootnoteDefinition | undefined>([undefined]);
  const named = new Set<string>();
  for (const source of reached) {
    for (const { from, to } of references) {
      if (from !== source) continue;
      named.add(to);
      const note = firsts.get(to);
      if (note) reached.add(note);
    }
  }
  const seen = new Set<string>();
  const check = (node: Definition | FootnoteDefinition, name: string, what: string) => {
    const label = `[${node.type === 'definition' ? '' : '^'}${node.label ?? node.identifier}]`;
    if (seen.has(name)) {
      report(node.position, {
        reason: `Unexpected second ${what} ${quote(label)}, expected one of that name`,
        note: 'Only the first is shown. Give each a name of its own.',
      });
    } else if (!named.has(name)) {
      report(node.position, {
        reason: `Unexpected ${what} ${quote(label)} that nothing refers to, expected ${quote(label)} in the text`,
        note: 'It is not shown. Refer to it where it belongs, or remove it.',
      });
    }
    seen.add(name);
  };
  for (const note of notes) check(note, `^${note.identifier}`, 'note');
  for (const definition of definitions) {
    check(definition, definition.identifier, 'address');
    if (definition.title) report(definition.position, titled(definition.title));
  }
}

const titled = (title: string) => ({
  reason: `Unexpected title ${quote(title)} of a link, expected an address alone`,
  note: 'It is shown only to who points at the link. Write the words in the text.',
});

function checkTable(table: Table, report: ReportHere): void {
  const columns = table.children[0]?.children.length ?? 0;
  for (const row of table.children) {
    const surplus = row.children[columns];
    if (!surplus) continue;
    report(surplus.position ?? row.position, {
      reason: `Unexpected row of ${row.children.length} cells, expected one of ${columns}, as many as the head of the table has`,
      note: 'What is beyond is not shown. Give the head more columns, or write `\\|` for a bar that is text.',
    });
  }
}

/** A list whose numbers are shown as they are written, and which no date or figure was taken for. */
function checkList(list: List, lines: readonly string[], report: ReportHere): typeof SKIP | undefined {
  const lineOf = (node: Nodes) => lines[(node.position?.start.line ?? 0) - 1] ?? '';
  const within = list.children.find((item) => nestedOnItsLine(item));
  const first = list.ordered && list.start !== 1 ? list.children[0] : within;
  if (first) {
    const written = lineOf(first).slice((first.position?.start.column ?? 1) - 1);
    const [mark = ''] = /^(?:\d+[.)]\s+|[-+*]\s+)*/u.exec(written) ?? [];
    const escaped = mark
      .trim()
      .replace(/^(\d+)([.)])/u, '$1\\$2')
      .replace(/^([-+*])/u, '\\$1');
    report(first.position, {
      reason: `Unexpected ${quote(mark.trim())} at the start of a line, which Markdown reads as a list${within ? ' within a list' : ''}, expected text, or a list that begins with 1`,
      note: `Write ${quote(escaped)} for text; a list within a list begins on a line of its own.`,
      actual: mark.trim(),
    });
    return SKIP;
  }
  if (!list.ordered) return undefined;
  const numbers = list.children.map((item) =>
    Number(/^\d+/u.exec(lineOf(item).slice((item.position?.start.column ?? 1) - 1))?.[0]),
  );
  const wrong = numbers.findIndex((number, index) => number !== index + 1);
  if (wrong > -1 && numbers.some((number) => number !== 1)) {
    report(list.children[wrong]?.position, {
      reason: `Unexpected number \`${numbers[wrong]}\` of an entry, expected \`${wrong + 1}\`, as it is shown`,
      note: 'Markdown counts the entries of a list itself. Number them in order, or write the figure as text within the entry.',
    });
  }
  return undefined;
}

/** Whether an entry of a list begins with a list on its own line. */
function nestedOnItsLine(item: ListItem): boolean {
  const [child] = item.children;
  return child?.type === 'list' && child.position?.start.line === item.position?.start.line;
}

function checkLink(
  node: Link | ComponentNode,
  parents: readonly Nodes[],
  place: Place | undefined,
  lines: readonly string[],
  report: ReportHere,
): void {
  if (isLink(node) && parents.some(isLink)) report(place, within('link'));
  if (node.type !== 'link') {
    if (isLink(node) && plainText(node) === '')
      report(place, {
        reason: `Unexpected \`<Ref>\` without words, expected the words that lead to the record`,
        note: 'Nobody could see or press it. Write the words between `<Ref …>` and `</Ref>`.',
      });
    return;
  }
  if (node.title) report(place, titled(node.title));
  const words = plainText(node);
  if (words === '')
    report(place, {
      reason: `Unexpected link ${quote(node.url)} without words, expected \`[words](address)\``,
      note: 'Nobody could see or press it. Write words between the brackets.',
    });
  const bare =
    node.position === undefined || lines[node.position.start.line - 1]?.[node.position.start.column - 1] !== '[';
  const [, address = '', rest = ''] = /^([\x21-\x7e]*)(.*)$/u.exec(words) ?? [];
  if (bare && rest !== '' && (node.url === words || node.url === `http://${words}`)) {
    const full = node.url.slice(0, node.url.length - rest.length);
    report(place, {
      reason: `Unexpected ${quote(rest)} as part of the address ${quote(words)}, expected the end of the address before it`,
      note: `Write ${quote(`[${address}](${full})${rest}`)}; an address that goes on in other letters stands in the round brackets.`,
      actual: words,
    });
  }
}

function checkAttributes(node: ComponentNode, place: Place | undefined, report: ReportHere): void {
  const seen = new Set<string>();
  for (const attribute of node.attributes) {
    if (attribute.type !== 'mdxJsxAttribute') continue;
    if (seen.has(attribute.name))
      report(attribute.position ?? place, {
        reason: `Unexpected second ${quote(attribute.name)} of \`<${node.name}>\`, expected each attribute once`,
        note: 'Only the last would count. Keep one of them.',
      });
    seen.add(attribute.name);
  }
}
