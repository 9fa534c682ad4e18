import { inTime } from '../../../archive/graph.ts';
import { leading } from '../../../archive/model/fields/stated.ts';
import type { PartialDate } from '../../../archive/model/fields/partial-date.ts';
import type { Span } from '../../../archive/model/kind.ts';
import { captionOf, spansOf, type RecordOf } from '../../../archive/model/record.ts';
import { say, type Word } from '../../i18n/words.ts';
import { linkTo, partOf, periodLine, proseLine, regionName, type Line, type Part } from '../present.ts';
import type { Here, Site } from '../site.ts';
import { standingThrough } from '../standing.ts';
import { timeAxis, type Tick, type TimeAxis } from './time-axis.ts';

/** A piece of a lifeline, in percent of the axis. */
export interface Stroke {
  /** `solid` took place, `outline` was announced or planned, `open` is what no source tells the end of. */
  readonly form: 'solid' | 'outline' | 'open';
  readonly from: number;
  readonly to: number;
}

export interface Lifeline {
  /** The centre, under the name of its country or its own. */
  readonly link: Part;
  /** Its own name, where the link does not say it. */
  readonly name?: Part;
  readonly place: Line;
  /** From when to when, in words: what the strokes say. */
  readonly years: Line;
  readonly standing?: string;
  readonly strokes: readonly Stroke[];
  /** Whether it was a cooperation centre, rather than one for access to information or for training. */
  readonly major: boolean;
}

/** A table whose last column is drawn: a row for each centre, so that the drawing and its table are one. */
export interface Lifelines {
  readonly title: string;
  readonly ticks: readonly Tick[];
  readonly groups: readonly { readonly title: string; readonly rows: readonly Lifeline[] }[];
  /** Centres of which no source gives a date. */
  readonly undated: readonly Pick<Lifeline, 'link' | 'name'>[];
  /** The forms that occur, with what they mean. */
  readonly legend: readonly Meaning[];
}

/** What a form of the drawing means: of a stroke, a thin one, or of the mark of what is no centre. */
export interface Meaning {
  readonly form: Stroke['form'] | 'minor' | 'agreement' | 'event';
  readonly says: string;
}

/**
 * The lifelines of centres. `by` is what a row is called: by the country and grouped by its region where centres of
 * many countries stand together, by the name of the centre where they are of one.
 */
export function lifelines(
  site: Site,
  here: Here,
  centres: readonly RecordOf<'centre'>[],
  by: 'country' | 'centre' = 'country',
): Lifelines {
  const word = say(here.locale);
  const dated = inTime(centres).flatMap((centre) => {
    const [span] = spansOf(centre);
    return span ? [{ centre, span }] : [];
  });
  const axis = axisOf(
    site,
    dated.map(({ span }) => span),
  );
  const rows = dated.map(({ centre, span }) => ({
    group: by === 'country' ? hostRegion(site, here, centre) : '',
    country: countryName(site, here, centre).text,
    row: lifeline(site, here, centre, span, axis, by),
  }));
  const collator = new Intl.Collator(here.locale);
  const groups = [...Map.groupBy(rows, ({ group }) => group)]
    .toSorted(([a], [b]) => collator.compare(a, b))
    .map(([title, members]) => ({
      title,
      rows: (by === 'country' ? members.toSorted((a, b) => collator.compare(a.country, b.country)) : members).map(
        ({ row }) => row,
      ),
    }));
  return {
    title: word('lifelines').replace('{from}', String(axis.first)).replace('{to}', String(axis.last)),
    ticks: axis.ticks,
    groups,
    undated: inTime(centres)
      .filter((centre) => spansOf(centre).length === 0)
      .map((centre) => called(site, here, centre, by)),
    legend: legendOf(
      groups.flatMap(({ rows: each }) => each),
      word,
    ),
  };
}

/**
 * The lifelines that the page of a record shows: of a centre with those before and after it, of the centres that lead
 * to anything else. None where no centre of them has a date.
 */
export function lifelinesOf(site: Site, here: Here, record: RecordOf): Lifelines | undefined {
  const centres = centresAround(site, record);
  if (centres.length === 0) return undefined;
  const hosts = new Set(centres.map(({ fields }) => fields.host_country));
  return lifelines(site, here, centres, hosts.size === 1 ? 'centre' : 'country');
}

/** The centres that the page of a record draws; none where no centre of them has a date. */
export function centresAround({ archive }: Site, record: RecordOf): readonly RecordOf<'centre'>[] {
  if (record.kind === 'article' || record.kind === 'topic') return [];
  const linked = [
    record,
    ...archive.linksTo(record).map(({ from }) => from),
    ...(record.kind === 'centre' ? archive.linksFrom(record).map(({ to }) => to) : []),
  ];
  const centres = [...new Set(linked.filter((each) => each.kind === 'centre'))];
  return centres.some((centre) => spansOf(centre).length > 0) ? centres : [];
}

/** One axis for all drawings of centres, so that they can be compared from page to page. */
function axisOf(site: Site, spans: readonly Span[]): TimeAxis {
  const all = [...site.archive.of('centre').flatMap(spansOf), ...spans];
  return timeAxis(all.flatMap(({ from, to }) => (to === undefined ? [from] : [from, to])));
}

/** Programmes whose centres work with a ministry; the others give the public access, or train. */
const major: ReadonlySet<string> = new Set([
  'it-cooperation-centre',
  'egov-cooperation-centre',
  'digital-government-cooperation-centre',
]);

/** Whether the centre is drawn thick. */
export const isMajor = ({ fields }: RecordOf<'centre'>): boolean => major.has(fields.programme);

function lifeline(
  site: Site,
  here: Here,
  centre: RecordOf<'centre'>,
  span: Span,
  axis: TimeAxis,
  by: 'country' | 'centre',
): Lifeline {
  const city = leading(centre.fields.city);
  return {
    ...called(site, here, centre, by),
    place: city ? proseLine(city.value, here) : [],
    years: yearsOf(span, here),
    ...standingThrough(span, here),
    strokes: strokesOf(span, axis),
    major: isMajor(centre),
  };
}

/** What a centre is called in its row. */
function called(
  site: Site,
  here: Here,
  centre: RecordOf<'centre'>,
  by: 'country' | 'centre',
): Pick<Lifeline, 'link' | 'name'> {
  const link = linkTo(site, here, 'centre', centre.id);
  if (by === 'centre') return { link };
  const { href, ...name } = link;
  return { link: { ...countryName(site, here, centre), ...(href === undefined ? {} : { href }) }, name };
}

function countryName(site: Site, here: Here, { fields }: RecordOf<'centre'>): Part {
  const country = site.archive.get('country', fields.host_country);
  return country ? partOf(captionOf(country, here.locale), here) : { text: fields.host_country };
}

function hostRegion(site: Site, here: Here, { fields }: RecordOf<'centre'>): string {
  const country = site.archive.get('country', fields.host_country);
  return country ? regionName(country, here) : '';
}

const year = (date: PartialDate): Part => ({ text: date.slice(0, 4), date: date.slice(0, 4) });

function yearsOf({ from, to }: Span, here: Here): Line {
  if (to === undefined) {
    const [before, after] = say(here.locale)('fromYear').split('{year}');
    return [...(before ? [{ text: before }] : []), year(from), ...(after ? [{ text: after }] : [])];
  }
  return from.slice(0, 4) === to.slice(0, 4) ? [year(from)] : periodLine(from.slice(0, 4), to.slice(0, 4), here);
}

/**
 * What began is drawn as having been there for the rest of its first year, or for some months of the next; beyond
 * that only what a source says.
 */
export function strokesOf({ from, to, standing, toStanding = standing }: Span, axis: TimeAxis): readonly Stroke[] {
  const began = axis.at(from);
  const form = standing === 'done' ? 'solid' : 'outline';
  if (to !== undefined && toStanding === standing) return [{ form, from: began, to: axis.after(to) }];
  const months = axis.after('2000-04') - axis.at('2000-01');
  const seen = Math.min(Math.max(axis.after(from.slice(0, 4)), began + months), 100);
  const first: Stroke = { form, from: began, to: seen };
  if (to !== undefined) {
    const end = axis.after(to);
    return end <= seen ? [{ ...first, to: end }] : [first, { form: 'outline', from: seen, to: end }];
  }
  const open = Math.min(seen + 2 * (axis.after('2000') - axis.at('2000')), 100);
  return open <= seen ? [first] : [first, { form: 'open', from: seen, to: open }];
}

const meanings = [
  ['solid', 'lifelineSolid'],
  ['minor', 'lifelineMinor'],
  ['outline', 'lifelineOutline'],
  ['open', 'lifelineOpen'],
  ['agreement', 'timelineAgreement'],
  ['event', 'timelineEvent'],
] as const satisfies readonly (readonly [Meaning['form'], Word])[];

/** What every form means. */
export const wholeLegend = (word: (word: Word) => string): readonly Meaning[] =>
  meanings.map(([form, says]) => ({ form, says: word(says) }));

function legendOf(rows: readonly Lifeline[], word: (word: Word) => string): Lifelines['legend'] {
  const found = new Set<string>(rows.flatMap(({ strokes }) => strokes.map(({ form }) => form)));
  if (rows.some((row) => row.major) && rows.some((row) => !row.major)) found.add('minor');
  return wholeLegend(word).filter(({ form }) => found.has(form));
}
