import { orderNameOf } from '../../archive/address.ts';
import { keepable, keptSetName } from '../../archive/export/kept-set.ts';
import { kinds, kindOf, type RecordOf } from '../../archive/model/record.ts';
import { centresAround } from './drawings/lifelines.ts';
import { ordersOf } from './shelves.ts';
import { editionParams, type Site } from './site.ts';
import { rules } from '../../archive/lint/lint.ts';
import type { Kind } from '../../archive/model/kind.ts';
import type { Locale } from '../../archive/model/label.ts';
import type { Rule } from '../../archive/lint/rule.ts';
import type { Moved } from '../../archive/read.ts';

/** Routes of pages that come in every edition: parameters for the path, and what the page is about. */

type Route<Params, Props> = { params: Params & { edition: string | undefined }; props: Props & { locale: Locale } };

const inEditions = <Params, Props>(params: Params, props: Props): Route<Params, Props>[] =>
  editionParams.map(({ locale, edition }) => ({ params: { ...params, edition }, props: { ...props, locale } }));

export const pageRoutes = () => inEditions({}, {});

/** Records whose pages have no drawing. */
export const recordRoutes = (site: Site): Route<{ folder: string; id: string }, { record: RecordOf }>[] =>
  recordsWithPages(site).flatMap((record) =>
    isDrawn(site, record) ? [] : inEditions({ folder: kindOf(record.kind).folder, id: record.id }, { record }),
  );

/** Records whose pages may have a drawing: a route of their own, so that no other page carries the styles of drawings. */
export const drawnRoutes = (site: Site): Route<{ folder: string; drawn: string }, { record: RecordOf }>[] =>
  recordsWithPages(site).flatMap((record) =>
    isDrawn(site, record) ? inEditions({ folder: kindOf(record.kind).folder, drawn: record.id }, { record }) : [],
  );

const recordsWithPages = (site: Site): readonly RecordOf[] =>
  site.archive.records.filter(({ kind }) => kindOf(kind).page);

/** Whether the page of a record may have a drawing: of ranks, or of centres. */
const isDrawn = (site: Site, record: RecordOf): boolean =>
  record.kind === 'country' || centresAround(site, record).length > 0;

export const movedRoutes = (site: Site): Route<{ folder: string; moved: string }, { from: Moved }>[] =>
  site.moved.flatMap((from) => inEditions({ folder: kindOf(from.kind).folder, moved: from.id }, { from }));

export const indexRoutes = (): Route<{ folder: string }, { kind: Kind }>[] =>
  kinds.filter(({ page }) => page).flatMap((kind) => inEditions({ folder: kind.folder }, { kind }));

/** The orders of a kind but for the first, which the index page has. */
export const orderRoutes = (): Route<{ folder: string; order: string }, { kind: Kind; shelved: string }>[] =>
  kinds
    .filter(({ page }) => page)
    .flatMap((kind) =>
      ordersOf(kind)
        .slice(1)
        .flatMap((shelved) => inEditions({ folder: kind.folder, order: orderNameOf(shelved) }, { kind, shelved })),
    );

export const ruleRoutes = (): Route<{ rule: string }, { rule: Rule }>[] =>
  rules.flatMap((rule) => inEditions({ rule: rule.id }, { rule }));

/** The lists of what may be kept with a record; the same in every edition. */
export const keptSetRoutes = (site: Site) =>
  keepable(site.archive).map((record) => ({ params: { set: keptSetName(record) }, props: { record } }));
