import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readPlainText, whatIs } from './plain-file.ts';

/** The texts of the drafts in a folder, by id; none where there is no folder. Throws where one cannot be read. */
export function readDrafts(folder: string): Map<string, string> {
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  const names = entries
    .filter((entry) => entry.isFile() && /^[^.].*\.mdx$/su.test(entry.name) && !entry.name.endsWith('.ko.mdx'))
    .map(({ name }) => name);
  return new Map(names.toSorted().map((name) => [name.slice(0, -'.mdx'.length), readDraft(join(folder, name))]));
}

/** The text of one file among the drafts. What is no plain file, or not UTF-8, is refused: its text would be lost. */
export function readDraft(path: string): string {
  try {
    const kind = whatIs(path);
    if (kind !== undefined && kind !== 'file') throw new Error(`Unexpected ${kind} \`${path}\`, expected a file`);
    return readPlainText(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new Error(`Unexpected draft \`${path}\`, expected one that can be read (${code})`, { cause: error });
  }
}

/** The path of the Korean digest of a draft or an article. */
export const translationOf = (path: string): string => path.replace(/\.mdx$/u, '.ko.mdx');

/** The Korean digest beside a draft; `undefined` where there is none. */
export const readTranslation = (draft: string): string | undefined =>
  whatIs(translationOf(draft)) === undefined ? undefined : readDraft(translationOf(draft));
