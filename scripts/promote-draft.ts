import { dirname, join } from 'node:path';
import { placeOf, promotion, tidy } from '../src/archive/intake/promotion.ts';
import { problemsOf, type PrintedProblem } from '../src/archive/lint/format-problems.ts';
import { lint } from '../src/archive/lint/lint.ts';
import type { SourceText } from '../src/archive/lint/rule.ts';
import { idPattern } from '../src/archive/model/id.ts';
import { draftsFolder, idFault, readArchive } from '../src/archive/read.ts';
import { changeFiles, type NewFile } from './atomic-write.ts';
import { readDraft, readDrafts, readTranslation, translationOf } from './drafts.ts';
import { WrongUse } from './parse-options.ts';
import { sweepPartials } from './partial-files.ts';
import { readPlainText, whatIs } from './plain-file.ts';
import { nameFault, WriteFault } from './write-fault.ts';

/** What a draft is to become. */
export interface PromoteOptions {
  readonly id: string;
  /** The id of the article. */
  readonly as: string;
  /** The folder of the archive. */
  readonly content: string;
  /** Check only, change nothing. */
  readonly dryRun: boolean;
}

/** Where a promoted draft goes. */
export interface Promoted {
  /** The file of the article. */
  readonly article: string;
  /** The file among the drafts in which the text of the source stays. */
  readonly sourceText: string;
  /** What the archive would have to complain of, which it does not without the draft. */
  readonly problems: readonly PrintedProblem[];
  readonly digestWritten: boolean;
}

/**
 * Checks a draft as if it were in the archive and, where nothing is wrong, moves it there. The text of its source and the
 * Korean digest are written first, the article last: it is the sign that the draft was promoted. Then the files of the
 * draft are removed, its own last. A run that was killed can be repeated: it goes on where the first one ended. Throws
 * `WrongUse` where there is no such draft, and a `WriteFault` where a file cannot be written or would be overwritten.
 */
export async function promoteDraft({ id, as, content, dryRun }: PromoteOptions): Promise<Promoted> {
  const folder = join(content, draftsFolder);
  const sourceText = join(folder, `${as}.source.txt`);
  if (!dryRun) sweepPartials(content, { below: true });
  const drafts = readDrafts(folder);
  const text = drafts.get(id);
  if (text === undefined) {
    const article = join(content, placeOf(as, ''));
    const isPromoted = whatIs(article) === 'file' && whatIs(sourceText) === 'file';
    if (isPromoted) return { article, sourceText, problems: [], digestWritten: true };
    throw new WrongUse(
      `Unexpected id \`${id}\`, expected a draft in \`${folder}\`: ${[...drafts.keys()].map((each) => `\`${each}\``).join(', ') || 'there is none'}`,
    );
  }
  if (!idPattern.test(as))
    throw new WrongUse(`Unexpected id \`${as}\`, expected lower-case words and figures joined by hyphens`);
  const refused = idFault(as);
  if (refused) throw new WrongUse(refused.reason);

  const draft = join(folder, `${id}.mdx`);
  const translation = readTranslation(draft);
  const promoted = promotion(text);
  const place = placeOf(as, promoted.article);
  const article = join(content, place);
  const files: readonly NewFile[] = [
    { path: sourceText, content: `${promoted.sourceText}\n` },
    ...(translation === undefined ? [] : [{ path: translationOf(article), content: translation }]),
    { path: article, content: tidy(promoted.article) },
  ];
  requireFree(article, files);

  const overlay = new Map([
    [place, promoted.article],
    ...(translation === undefined ? [] : [[translationOf(place), translation] as const]),
  ]);
  const problems = await problemsWith(content, overlay, { path: draft, text: promoted.sourceText });
  const { digestWritten } = promoted;
  if (problems.length === 0 && digestWritten && !dryRun) {
    if (readDraft(draft) !== text || readTranslation(draft) !== translation)
      throw new Error(
        `Unexpected change of \`${draft}\` while it was checked, expected it to stay; repeat the command`,
      );
    const others = [...(translation === undefined ? [] : [translationOf(draft)]), join(folder, `${id}.report.txt`)];
    changeFiles(files, [...others, draft]);
  }
  return { article, sourceText, problems, digestWritten };
}

/** Throws where something stands in the way of the files; what an earlier run of the same command wrote does not. */
function requireFree(article: string, files: readonly NewFile[]): void {
  for (const folder of [dirname(dirname(article)), dirname(article)])
    if (whatIs(folder) === 'link') throw new WriteFault(`Unexpected link \`${folder}\`, expected a folder`, true);
  for (const { path, content } of files) {
    const kind = whatIs(path);
    if (kind === undefined || (kind === 'file' && readPlainText(path) === content)) continue;
    if (path !== article || kind !== 'file') throw nameFault(path, kind);
    throw new WriteFault(`Unexpected article \`${path}\`, expected none of that id; \`--as\` gives another`, false);
  }
  // A translation without its article would be taken for the one of this.
  const translation = whatIs(translationOf(article));
  if (
    translation !== undefined &&
    whatIs(article) === undefined &&
    !files.some(({ path }) => path === translationOf(article))
  )
    throw nameFault(translationOf(article), translation);
}

/** The problems of the archive with these files in it that it does not have without them. */
async function problemsWith(
  content: string,
  overlay: ReadonlyMap<string, string>,
  source: SourceText,
): Promise<readonly PrintedProblem[]> {
  const problemsIn = async (files: ReadonlyMap<string, string>) =>
    problemsOf(lint(await readArchive(content, files), { sourceTexts: [source] }).files, `${content}/`);
  const key = ({ file, rule, reason }: PrintedProblem) => `${file} ${rule} ${reason}`;
  const before = new Set((await problemsIn(new Map())).map(key));
  return (await problemsIn(overlay)).filter((problem) => !before.has(key(problem)));
}
