import { isBefore } from '../../model/fields/partial-date.ts';
import { statementsOf } from '../../model/record.ts';
import type { Rule } from '../rule.ts';

export const doneBeforePublished: Rule = {
  id: 'done-before-published',
  summary: {
    en: 'What a source states as done happened before it was published',
    ko: '출처가 이루어진 일로 말한 것은 발행 전에 일어난 일이다',
  },
  why: {
    en: 'A source cannot know what comes after it. A date after its own is one of a plan, and a plan shown as a fact misleads.',
    ko: '출처는 자신보다 뒤의 일을 알 수 없다. 발행일보다 늦은 날짜는 계획이며, 계획을 사실로 보이면 독자를 오도한다.',
  },
  mend: {
    en: 'Add `standing: planned` or `standing: announced` to the statement, or correct the date or `per`.',
    ko: '진술에 `standing: planned`나 `standing: announced`를 더하거나, 날짜 또는 `per`를 고친다.',
  },
  check: ({ archive }, report) => {
    for (const record of archive.records) {
      for (const { name, marks, statements } of statementsOf(record)) {
        if (marks.type.name !== 'partial date') continue;
        for (const [index, { value, per, standing }] of statements.entries()) {
          if (standing !== 'done') continue;
          const date = value as string;
          for (const id of per) {
            const article = archive.get('article', id);
            if (!article || !isBefore(article.fields.date, date)) continue;
            report(
              { record, path: [name, index, 'value'] },
              {
                reason: `Unexpected date \`${date}\` in \`${name}\` as done, expected one that is not after \`${article.fields.date}\`, the date of \`${id}\``,
                actual: date,
              },
            );
          }
        }
      }
    }
  },
};
