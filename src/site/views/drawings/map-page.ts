import { pagePathOf } from '../../../archive/address.ts';
import type { Locale } from '../../../archive/model/label.ts';
import { say } from '../../i18n/words.ts';
import { frameOf, type Frame, type Here, type Site } from '../site.ts';
import { mapTable, worldMap, type MapTable, type WorldMap } from './world-map.ts';

export interface MapPage {
  readonly frame: Frame;
  readonly map: WorldMap;
  readonly table: readonly MapTable[];
}

/** The map of the world with its table. */
export function mapPage(site: Site, locale: Locale): MapPage {
  const word = say(locale);
  const here: Here = { locale, path: pagePathOf('map', locale) };
  return {
    frame: frameOf(site, here, { title: word('map'), description: word('mapIntro'), section: here.path }),
    map: worldMap(site, here),
    table: mapTable(site, here),
  };
}
