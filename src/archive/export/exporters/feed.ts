import { feedPathOf, indexPathOf } from '../../address.ts';
import { article } from '../../model/kinds/article.ts';
import { locales } from '../../model/label.ts';
import type { Exporter } from '../exporter.ts';
import { atomFeed } from '../feed.ts';
import { archiveName } from '../licence.ts';

/** The newest articles, for feed readers, in each edition. */
export const feed: Exporter = {
  id: 'feed',
  order: 12,
  label: { en: 'Feed of articles (Atom)', ko: '기사 피드(Atom)' },
  describe: {
    en: 'The newest articles by date of publication, up to a hundred, for feed readers; one feed in English, one in Korean.',
    ko: '발행일이 최근인 기사 100건까지를 담은 피드. 영어판과 한국어판이 있다.',
  },
  media: 'application/atom+xml',
  files: (archive, settings) =>
    locales.map((locale) => ({
      path: feedPathOf(locale),
      label: { en: { en: 'In English', ko: '영어판' }, ko: { en: 'In Korean', ko: '한국어판' } }[locale],
      text: () =>
        atomFeed(
          {
            title: archiveName[locale],
            locale,
            path: feedPathOf(locale),
            page: indexPathOf(article, locale),
            articles: archive.of('article'),
          },
          settings,
        ),
    })),
};
