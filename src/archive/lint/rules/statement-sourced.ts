import { statementsOf } from '../../model/record.ts';
import type { Rule } from '../rule.ts';

export const statementSourced: Rule = {
  id: 'statement-sourced',
  summary: { en: 'A statement names its sources', ko: '진술은 출처를 밝힌다' },
  why: {
    en: 'Every value on a page stands beside the articles that state it. A value without a source is an opinion of ours.',
    ko: '페이지의 모든 값 옆에는 그 값을 말한 기사가 있다. 출처 없는 값은 우리의 의견일 뿐이다.',
  },
  mend: {
    en: 'Give the ids of the articles that state the value, as `per: [2020-02-05-centre-opens]`, or remove the value.',
    ko: '그 값을 말한 기사의 id를 `per: [2020-02-05-centre-opens]`처럼 적거나, 값을 지운다.',
  },
  check: ({ archive }, report) => {
    for (const record of archive.records) {
      for (const { name, statements } of statementsOf(record)) {
        for (const [index, { per }] of statements.entries()) {
          if (per.length > 0) continue;
          report(
            { record, path: [name, index] },
            { reason: `Missing \`per\` in \`${name}\`, expected the ids of the articles that state the value` },
          );
        }
      }
      if (record.kind !== 'indicator') continue;
      for (const [index, { country, year, per }] of record.fields.rows.entries()) {
        if (per.length > 0) continue;
        report(
          { record, path: ['rows', index] },
          {
            reason: `Missing \`per\` in the row of \`${country}\` for ${year}, expected the ids of the articles that state it`,
          },
        );
      }
    }
  },
};
