import { toText } from 'hast-util-to-text';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { Archive } from '../../graph.ts';
import type { Names } from '../../model/fields/names.ts';
import { allForms } from '../../model/fields/names.ts';
import { allowsText } from '../../model/fields/rights.ts';
import { keyOfRecord, valuesOf, type FieldsOf, type RecordOf } from '../../model/record.ts';
import { SourceText } from '../../text/components/source-text.ts';
import { splitFrontMatter } from '../../text/front-matter.ts';
import { parseMdx } from '../../text/mdx.ts';
import { plainText, wordsOf } from '../../text/plain-text.ts';
import type { At, LintContext, Rule, SourceText as Source } from '../rule.ts';

/** A run of as many words that stands in a source is the source’s, not ours. */
const longRun = 12;

export const sourceTextStaysOut: Rule = {
  id: 'source-text-stays-out',
  summary: { en: 'A record is in our own words', ko: '기록은 우리의 말로 적는다' },
  why: {
    en: `Facts are free, sentences are not: the rights of most sources are not stated. So no record shares a run of ${longRun} words with a source, titles and official names aside, unless the source’s rights allow it. Compared with the source texts kept in \`content/drafts/\`, where they are at hand.`,
    ko: `사실은 자유롭지만 문장은 그렇지 않다. 대부분의 출처는 권리가 밝혀져 있지 않다. 그래서 권리가 허락하지 않는 한, 제목과 공식 명칭을 빼고 출처와 ${longRun}낱말 이상 이어서 같은 기록은 둘 수 없다. \`content/drafts/\`에 출처의 글이 있을 때 그것과 견준다.`,
  },
  mend: {
    en: 'Write the sentence afresh: keep the figures and names, change the order and the words.',
    ko: '문장을 새로 쓴다. 수치와 이름은 두고 순서와 낱말을 바꾼다.',
  },
  check: (context, report) => {
    const runs = runsOf(context.sourceTexts);
    if (runs.none) return;
    const names = namesOf(context.archive);
    for (const record of context.archive.records) {
      if (record.kind === 'article' && allowsText.has(record.fields.rights)) continue;
      for (const pieces of textsOf(context, record)) {
        const places: At[] = [];
        const words: string[] = [];
        for (const { at, text } of pieces) {
          for (const word of withoutNames(wordsOf(text), names)) {
            places.push(at);
            words.push(word);
          }
        }
        const told = new Set<At>();
        for (const [index, at] of places.entries()) {
          const source = told.has(at) ? undefined : runs.sourceOf(words, index);
          if (source === undefined) continue;
          told.add(at);
          const shared = runAt(words, index);
          report(at, {
            reason: `Unexpected words of a source \`${shared}\`, expected our own; they stand in \`${source}\``,
            actual: shared,
          });
        }
      }
    }
  },
};

const runAt = (words: readonly string[], index: number) => words.slice(index, index + longRun).join(' ');

interface Runs {
  readonly none: boolean;
  /** The file of a source that has the run of words which begins at `index`, if any. */
  sourceOf(words: readonly string[], index: number): string | undefined;
}

/** Every run of words of the sources, with the file in which it stands. */
function runsOf(texts: readonly Source[]): Runs {
  const files = new Map<string, string>();
  // Few runs of ours begin with two words of a source's, so few need be put together to be looked for.
  const starts = new Set<string>();
  const startAt = (words: readonly string[], index: number) => `${words[index]} ${words[index + 1]}`;
  for (const { path, text } of texts) {
    const words = wordsOf(sourceIn(path, text));
    for (let index = 0; index + longRun <= words.length; index += 1) {
      const run = runAt(words, index);
      if (!files.has(run)) files.set(run, path);
      starts.add(startAt(words, index));
    }
  }
  return {
    none: files.size === 0,
    sourceOf: (words, index) => (starts.has(startAt(words, index)) ? files.get(runAt(words, index)) : undefined),
  };
}

/** The source's own text: of a page, its words; of a draft, what stands in `<SourceText>`, as the rest is our digest. */
function sourceIn(path: string, text: string): string {
  if (/\.html?$/u.test(path)) return toText(unified().use(rehypeParse).parse(text));
  if (path.endsWith('.ko.mdx')) return '';
  const { front, body } = splitFrontMatter(text);
  const { tree } = front === undefined ? {} : parseMdx(body);
  if (!tree) return text;
  const kept: string[] = [];
  visit(tree, 'mdxJsxFlowElement', (node) => {
    if (node.name === SourceText.name) kept.push(plainText(node));
  });
  return kept.join('\n');
}

/** The words of every title and official name of three words or more, by their first word, longest first. */
function namesOf(archive: Archive): ReadonlyMap<string, readonly (readonly string[])[]> {
  const byFirst = new Map<string, string[][]>();
  for (const { fields } of archive.records) {
    const forms = 'names' in fields ? allForms(fields.names as Names).map(({ text }) => text) : titlesOf(fields);
    for (const words of forms.map((form) => [...wordsOf(form)])) {
      const [first] = words;
      if (first === undefined || words.length < 3) continue;
      byFirst.set(
        first,
        [...(byFirst.get(first) ?? []), words].toSorted((a, b) => b.length - a.length),
      );
    }
  }
  return byFirst;
}

const titlesOf = ({ title, title_en, title_ko }: FieldsOf<'article'>) =>
  [title, title_en, title_ko].filter((each) => each !== undefined);

/** The words with each name in place of one mark, which no source has, so that a run ends there. */
function withoutNames(words: readonly string[], names: ReturnType<typeof namesOf>): readonly string[] {
  const kept: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const name = names
      .get(words[index] ?? '')
      ?.find((each) => each.every((word, step) => words[index + step] === word));
    kept.push(name ? '·' : (words[index] ?? ''));
    if (name) index += name.length - 1;
  }
  return kept;
}

interface Piece {
  readonly at: At;
  readonly text: string;
}

/** Everything that a record says in prose: text by text, each in pieces that have a place. */
function textsOf({ reading }: LintContext, record: RecordOf): readonly (readonly Piece[])[] {
  const { texts = {} } = reading.sources.get(keyOfRecord(record)) ?? {};
  return [
    ...Object.values(texts).map(({ file, tree }) =>
      tree.children.map((block) => ({ at: { record, file, place: block.position }, text: plainText(block) })),
    ),
    ...valuesOf(record).flatMap(({ name, value }) =>
      stringsIn(value, [name]).map(({ path, text }) => [{ at: { record, path }, text }]),
    ),
  ];
}

function stringsIn(
  value: unknown,
  path: readonly PropertyKey[],
): readonly { path: readonly PropertyKey[]; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, each]) =>
    stringsIn(each, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
