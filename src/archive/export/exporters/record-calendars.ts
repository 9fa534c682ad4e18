import { pathOf, recordFilePathOf } from '../../address.ts';
import { locales } from '../../model/label.ts';
import { captionOf } from '../../model/record.ts';
import { calendar, datedAround, hasEntries } from '../calendar.ts';
import type { Exporter } from '../exporter.ts';
import { keepable } from '../kept-set.ts';
import { archiveName } from '../licence.ts';

/** The events, signings and openings of each country and centre, for calendars, in each edition. */
export const recordCalendars: Exporter = {
  id: 'record-calendars',
  order: 14,
  label: { en: 'Calendars of countries and centres (iCalendar)', ko: '국가·협력센터별 달력(iCalendar)' },
  describe: {
    en: 'Events, signings of agreements and openings of centres, for calendar programs. Each stands beside the page of its record: `countries/uz.ics`, in Korean `ko/countries/uz.ics`. What is known to the month spans the month; what is known to the year has no entry and is named in the description. A plan is tentative.',
    ko: '행사, 협정 체결, 협력센터 개소를 담은 달력. 각 기록의 페이지 옆에 있다. 예: `ko/countries/uz.ics`, 영어판은 `countries/uz.ics`. 달까지만 알려진 것은 그달 전체에 걸치고, 연도만 알려진 것은 넣지 않고 설명에 적는다. 계획은 잠정 일정이다.',
  },
  media: 'text/calendar',
  files: (archive, settings) =>
    keepable(archive).flatMap((record) => {
      const dated = datedAround(archive, record);
      if (!hasEntries(dated)) return [];
      return locales.map((locale) => ({
        path: recordFilePathOf(record, 'ics', locale),
        text: () =>
          calendar(
            {
              title: `${captionOf(record, locale).text} · ${archiveName[locale]}`,
              locale,
              page: pathOf(record, locale) ?? '',
              dated,
            },
            archive,
            settings,
          ),
      }));
    }),
};
