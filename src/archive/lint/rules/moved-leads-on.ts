import { keyOf } from '../../model/id.ts';
import { isKindName } from '../../model/record.ts';
import { nearest } from '../../text/nearest.ts';
import type { Rule } from '../rule.ts';

export const movedLeadsOn: Rule = {
  id: 'moved-leads-on',
  summary: { en: 'A retired id leads to its heir', ko: '물러난 id는 후계 기록으로 이어진다' },
  why: {
    en: 'Ids are cited in papers and bookmarks. One that is retired keeps a page that leads on, listed in `moved.yaml` with the records that took its place.',
    ko: 'id는 논문과 즐겨찾기에 인용된다. 물러난 id도 `moved.yaml`에 대신할 기록과 함께 올려, 그리로 이어지는 페이지를 남긴다.',
  },
  mend: {
    en: 'Name records that exist as heirs, and do not retire an id that is in use.',
    ko: '실재하는 기록을 후계로 적고, 쓰고 있는 id는 물러나게 하지 않는다.',
  },
  check: ({ reading, archive }, report) => {
    const table = reading.tables.moved;
    if (!table) return;
    for (const [index, { kind, id, to }] of reading.moved.entries()) {
      if (!isKindName(kind)) continue;
      if (archive.find(kind, id)) {
        report(
          { file: table.file, place: table.front.place([index, 'id']) },
          {
            reason: `Unexpected id \`${id}\` among the retired, expected one that no ${kind} has`,
            actual: id,
          },
        );
      }
      for (const [place, heir] of to.entries()) {
        if (archive.find(kind, heir) || reading.broken.has(keyOf(kind, heir))) continue;
        const near = nearest(
          heir,
          archive.of(kind).map((record) => record.id),
        );
        report(
          { file: table.file, place: table.front.place([index, 'to', place]) },
          {
            reason: `Unexpected heir \`${heir}\` of \`${id}\`, expected the id of a record of the kind \`${kind}\`${near ? `, such as \`${near}\`` : ''}`,
            actual: heir,
          },
        );
      }
    }
  },
};
