import { pagePathOf, recordFilePathOf } from '../../archive/address.ts';
import { recordCalendars } from '../../archive/export/exporters/record-calendars.ts';
import { recordFeeds } from '../../archive/export/exporters/record-feeds.ts';
import type { Exporter } from '../../archive/export/exporter.ts';
import { keptSetName } from '../../archive/export/kept-set.ts';
import { kindOf, type RecordOf } from '../../archive/model/record.ts';
import { say } from '../i18n/words.ts';
import { hrefFrom, type Here, type Site } from './site.ts';

/** A way to follow a record: the file of its feed or of its calendar, or the page that keeps it on a device. */
export interface Following {
  readonly label: string;
  readonly href: string;
  /** The media type of a file. */
  readonly media?: string;
}

/** The ways to follow a record, as far as it has them. */
export function followingOf(site: Site, here: Here, record: RecordOf): readonly Following[] {
  const word = say(here.locale);
  const files = [
    { exporter: recordFeeds, label: word('recordFeed'), path: recordFilePathOf(record, 'xml', here.locale) },
    { exporter: recordCalendars, label: word('recordCalendar'), path: recordFilePathOf(record, 'ics', here.locale) },
  ]
    .filter(({ exporter, path }) => pathsOf(exporter, site).has(path))
    .map(({ exporter, label, path }) => ({ label, href: hrefFrom(here, path), media: exporter.media }));
  const kept = kindOf(record.kind).kept;
  const keeping = `${pagePathOf('keep', here.locale)}?keep=${keptSetName(record)}`;
  return [...files, ...(kept ? [{ label: word('keepRecord'), href: hrefFrom(here, keeping) }] : [])];
}

const known = new WeakMap<Site, Map<Exporter, ReadonlySet<string>>>();

/** The paths of an exporter’s files; found once, as every page asks. */
function pathsOf(exporter: Exporter, site: Site): ReadonlySet<string> {
  const found = known.get(site) ?? new Map<Exporter, ReadonlySet<string>>();
  known.set(site, found);
  const paths = found.get(exporter) ?? new Set(exporter.files(site.archive, site.settings, []).map(({ path }) => path));
  found.set(exporter, paths);
  return paths;
}
