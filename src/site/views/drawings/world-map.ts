import { home } from '../../../archive/model/home.ts';
import { scaleThreshold } from 'd3-scale';
import { pagePathOf } from '../../../archive/address.ts';
import { inTime } from '../../../archive/graph.ts';
import type { Locale } from '../../../archive/model/label.ts';
import { captionOf, type RecordOf } from '../../../archive/model/record.ts';
import { counted, countOf, say } from '../../i18n/words.ts';
import { linkTo, regionName, type Part } from '../present.ts';
import { hrefFrom, type Here, type Site } from '../site.ts';
import { outlines } from './outlines.ts';

export interface MapCountry {
  readonly id: string;
  readonly link: Part;
  /** Its name and its figures, in words. */
  readonly title: string;
  /** Its outline; a country too small for one has a point instead. */
  readonly shape?: string;
  readonly point?: readonly [x: number, y: number];
  /** How dark it is drawn: none, or one of the steps of the legend. */
  readonly step: number;
  /** Whether it is the country that all others cooperate with. */
  readonly own: boolean;
}

export interface WorldMap {
  readonly width: number;
  readonly height: number;
  readonly rest: string;
  readonly countries: readonly MapCountry[];
  /** Where there are centres, and how many. */
  readonly marks: readonly { readonly x: number; readonly y: number; readonly count: number }[];
  readonly legend: readonly { readonly step: number; readonly says: string }[];
  /** The page with the map and its table. */
  readonly page: string;
}

/** Least numbers of sources of the steps. */
const steps = [1, 5, 15, 30] as const;
const stepOf = scaleThreshold<number, number>(steps, [0, 1, 2, 3, 4]);

const centreLabel = { one: { en: 'Centre', ko: '협력센터' }, many: { en: 'Centres', ko: '협력센터' } };

const centresIn = (site: Site): ReadonlyMap<string, readonly RecordOf<'centre'>[]> =>
  Map.groupBy(inTime(site.archive.of('centre')), ({ fields }) => fields.host_country);

/** The map of the world: the countries of the archive by the number of their sources, and the centres in them. */
export function worldMap(site: Site, here: Here): WorldMap {
  const all = site.archive.of('country');
  const centres = centresIn(site);
  const { width, height, shapes, rest, places } = outlines(new Set(all.map(({ id }) => id)), here.locale);
  const sourcesOf = (country: RecordOf<'country'>) => site.archive.articlesOf(country).length;
  return {
    width,
    height,
    rest,
    countries: all.flatMap((country): MapCountry[] => {
      const shape = shapes.get(country.id);
      const point = places.get(country.id);
      if (shape === undefined && point === undefined) return [];
      return [
        {
          id: country.id,
          link: linkTo(site, here, 'country', country.id),
          title: titleOf(country, sourcesOf(country), centres.get(country.id)?.length ?? 0, here.locale),
          step: stepOf(sourcesOf(country)),
          own: country.id === home,
          ...(shape === undefined ? (point ? { point } : {}) : { shape }),
        },
      ];
    }),
    marks: [...centres].flatMap(([country, { length: count }]) => {
      const place = places.get(country);
      return place ? [{ x: place[0], y: place[1], count }] : [];
    }),
    legend: steps.map((from, index) => {
      const to = steps[index + 1];
      return {
        step: index + 1,
        says: to === undefined ? say(here.locale)('orMore').replace('{number}', String(from)) : `${from}–${to - 1}`,
      };
    }),
    page: hrefFrom(here, pagePathOf('map', here.locale)),
  };
}

function titleOf(country: RecordOf<'country'>, sources: number, centres: number, locale: Locale): string {
  const { text } = captionOf(country, locale);
  const figures = [
    countOf(sources, counted.source, locale),
    ...(centres === 0 ? [] : [countOf(centres, centreLabel, locale)]),
  ];
  return `${text}: ${figures.join(', ')}`;
}

/** The table that says what the map shows: every country of the archive, by region. */
export interface MapTable {
  readonly id: string;
  readonly region: string;
  readonly rows: readonly { readonly country: Part; readonly sources: string; readonly centres: readonly Part[] }[];
}

export function mapTable(site: Site, here: Here): readonly MapTable[] {
  const collator = new Intl.Collator(here.locale);
  const centres = centresIn(site);
  return [...Map.groupBy(site.archive.of('country'), (country) => regionName(country, here))]
    .toSorted(([a], [b]) => collator.compare(a, b))
    .map(([region, countries]) => ({
      id: `region-${countries[0]?.fields.region}`,
      region,
      rows: countries
        .map((country) => ({
          country: linkTo(site, here, 'country', country.id),
          sources: site.archive.articlesOf(country).length.toLocaleString(here.locale),
          centres: (centres.get(country.id) ?? []).map(({ id }) => linkTo(site, here, 'centre', id)),
        }))
        .toSorted((a, b) => collator.compare(a.country.text, b.country.text)),
    }));
}
