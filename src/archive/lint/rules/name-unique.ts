import type { Names } from '../../model/fields/names.ts';
import { fold } from '../../model/fields/text.ts';
import { kinds, type RecordOf } from '../../model/record.ts';
import type { Rule } from '../rule.ts';

export const nameUnique: Rule = {
  id: 'name-unique',
  summary: { en: 'A name belongs to one record of its kind', ko: '한 종류 안에서 이름은 한 기록의 것이다' },
  why: {
    en: 'Names are how a reader, the search and the importer find a record. Two records of one kind under one name are either one thing entered twice or two that nobody can tell apart.',
    ko: '독자, 검색, 가져오기 도구는 이름으로 기록을 찾는다. 한 종류의 두 기록이 같은 이름을 쓰면, 하나를 두 번 입력했거나 서로 구별할 수 없는 둘이다.',
  },
  mend: {
    en: 'Merge the two records, or add to each name what tells them apart (a year, an office). A shared former name is no fault.',
    ko: '두 기록을 합치거나, 각 이름에 구별할 말(연도, 직책)을 덧붙인다. 옛 이름이 같은 것은 잘못이 아니다.',
  },
  check: ({ archive }, report) => {
    for (const { name: kind } of kinds) {
      const owners = new Map<string, RecordOf>();
      for (const record of archive.records) {
        if (record.kind !== kind || !('names' in record.fields)) continue;
        const mine = new Set<string>();
        for (const { text, path } of formsOf(record.fields.names)) {
          const form = fold(text);
          if (form === '' || mine.has(form)) continue;
          mine.add(form);
          const owner = owners.get(form);
          if (!owner) owners.set(form, record);
          else {
            report(
              { record, path },
              {
                reason: `Unexpected name \`${text}\`, expected one that no other ${kind} has; \`${owner.id}\` has it`,
                actual: text,
              },
            );
          }
        }
      }
    }
  },
};

const formsOf = (names: Names): readonly { text: string; path: readonly PropertyKey[] }[] => [
  { text: names.en, path: ['names', 'en'] },
  ...(names.ko === undefined ? [] : [{ text: names.ko, path: ['names', 'ko'] }]),
  ...(names.native ? [{ text: names.native.text, path: ['names', 'native', 'text'] }] : []),
  ...names.aliases.map(({ text }, index) => ({ text, path: ['names', 'aliases', index] })),
];
