import { lint } from '../src/archive/lint/lint.ts';
import { readArchive } from '../src/archive/read.ts';
import { renderHtml } from '../src/archive/text/render.ts';
import { below, pick, wounded } from './fuzz-cases.ts';
import { markdown, yaml } from './fuzz-grammars.ts';
import type { Target } from './fuzz-target.ts';

const fields =
  'title: Example notice\ntype: notice\nlanguage: en\npublisher: Example Ministry\ndate: 2020-02-05\nrights: not-evaluated\nread: whole\n';

/** A case of the reader is a path on its first line, and the text of that file. */
const asCase = (path: string, text: string) => `${path}\n${text}`;

export const fuzzReader: Target = {
  name: 'reader',
  make: (random, real) => {
    const kind = below(random, 4);
    if (kind === 0) return asCase('articles/2020/2020-02-05-a.mdx', `---\n${fields}---\n\n${markdown(random)}`);
    if (kind === 1) return asCase('centres/a.yaml', yaml(random));
    const { path, text } = pick(random, real);
    return asCase(path, wounded(random, text));
  },
  faults: async (text, { empty }) => {
    const end = text.indexOf('\n');
    const path = text.slice(0, end);
    const reading = await readArchive(empty, new Map([[path, text.slice(end + 1)]]));
    const linted = lint(reading);
    const faults: string[] = [];
    const texts = new Set<string>();
    for (const file of linted.files) {
      const lines = String(file.value).split('\n');
      if (file.path.startsWith('rule ')) faults.push(`a rule throws: ${file.messages[0]?.reason}`);
      for (const { line, column, reason, note, ruleId } of file.messages) {
        if (ruleId !== undefined) texts.add(ruleId);
        if (line !== undefined && (line < 1 || line > lines.length)) faults.push(`line ${line} of ${lines.length}`);
        if (column !== undefined && column > (lines[(line ?? 1) - 1] ?? '').length + 1) faults.push(`column ${column}`);
        if (/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(reason) || /[^\P{Cc}\n]/u.test(note ?? '')) {
          if (!note?.includes('own code')) faults.push(`a raw control character in “${JSON.stringify(reason)}”`);
        }
      }
      if (file.messages.length > 101) faults.push(`${file.messages.length} problems of one file`);
    }
    if (linted.problems === 0 || ![...texts].some((rule) => /mdx-is-data|shown|plain|bounds|readable/u.test(rule)))
      for (const { digest } of reading.records)
        for (const { tree } of Object.values(digest)) renderHtml(tree, { href: () => undefined, lang: 'en' });
    return faults;
  },
};
