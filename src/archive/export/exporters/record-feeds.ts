import { pathOf, recordFilePathOf } from '../../address.ts';
import { article } from '../../model/kinds/article.ts';
import { locales } from '../../model/label.ts';
import { captionOf, fieldsOf } from '../../model/record.ts';
import type { Exporter } from '../exporter.ts';
import { atomFeed } from '../feed.ts';
import { archiveName } from '../licence.ts';

/** The kinds by which articles are filtered, whose records a reader may want to follow. */
const followed = new Set(
  fieldsOf(article).flatMap(({ marks }) => (marks.facet === undefined ? [] : (marks.type.targets ?? []))),
);

/** The newest articles on each country, centre and topic, for feed readers, in each edition. */
export const recordFeeds: Exporter = {
  id: 'record-feeds',
  order: 13,
  label: { en: 'Feeds of countries, centres and topics (Atom)', ko: '국가·협력센터·주제별 피드(Atom)' },
  describe: {
    en: 'The newest articles on one country, centre or topic, up to a hundred. Each stands beside the page of its record: `countries/uz.xml`, in Korean `ko/countries/uz.xml`.',
    ko: '한 국가·협력센터·주제에 관한 최근 기사 100건까지를 담은 피드. 각 기록의 페이지 옆에 있다. 예: `ko/countries/uz.xml`, 영어판은 `countries/uz.xml`.',
  },
  media: 'application/atom+xml',
  files: (archive, settings) =>
    archive.records
      .filter(({ kind }) => followed.has(kind))
      .flatMap((record) =>
        locales.map((locale) => ({
          path: recordFilePathOf(record, 'xml', locale),
          text: () =>
            atomFeed(
              {
                title: `${captionOf(record, locale).text} · ${archiveName[locale]}`,
                locale,
                path: recordFilePathOf(record, 'xml', locale),
                page: pathOf(record, locale) ?? '',
                articles: archive.articlesOf(record),
              },
              settings,
            ),
        })),
      ),
};
