import { normaliseAddress } from '../../model/fields/text.ts';
import type { RecordOf } from '../../model/record.ts';
import type { Rule } from '../rule.ts';

export const noDuplicateSource: Rule = {
  id: 'no-duplicate-source',
  summary: { en: 'A source is described once', ko: '한 출처는 한 번만 기술한다' },
  why: {
    en: 'Two records of one page count one voice as two. Addresses are compared without scheme, `www.`, trailing slash and tracking parameters; texts by their hash.',
    ko: '한 문서를 두 기록으로 두면 한 목소리를 둘로 세게 된다. 주소는 스킴, `www.`, 끝의 빗금, 추적 매개변수를 빼고, 글은 해시로 견준다.',
  },
  mend: {
    en: 'Merge the records. The same text at another publisher is a record of its own, with `reprint_of`.',
    ko: '기록을 합친다. 다른 발행처에 실린 같은 글은 `reprint_of`를 적은 별도의 기록이다.',
  },
  check: ({ archive }, report) => {
    const owners = new Map<string, RecordOf>();
    for (const record of archive.of('article')) {
      const { url, also_at, source_hash, reprint_of } = record.fields;
      const marks = [
        ...(url === undefined
          ? []
          : [{ what: 'address', text: url, form: normaliseAddress(url), path: ['url'] as PropertyKey[] }]),
        ...also_at.map((text, index) => ({
          what: 'address',
          text,
          form: normaliseAddress(text),
          path: ['also_at', index] as PropertyKey[],
        })),
        ...(source_hash === undefined || reprint_of !== undefined
          ? []
          : [{ what: 'text', text: source_hash, form: source_hash, path: ['source_hash'] as PropertyKey[] }]),
      ];
      for (const { what, text, form, path } of marks) {
        const owner = owners.get(form);
        if (!owner) owners.set(form, record);
        else if (owner !== record) {
          report(
            { record, path },
            {
              reason: `Unexpected ${what} \`${text}\`, expected one that no other article has; \`${owner.id}\` has it`,
              actual: text,
            },
          );
        }
      }
    }
  },
};
