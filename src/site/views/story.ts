import { inTime } from '../../archive/graph.ts';
import { kindOf, spansOf, type RecordOf } from '../../archive/model/record.ts';
import { datePart, linkTo, type Part } from './present.ts';
import type { Here, Site } from './site.ts';
import { standingThrough } from './standing.ts';

export interface StoryYear {
  readonly year: string;
  readonly entries: readonly {
    readonly date: Part;
    readonly until?: Part;
    readonly standing?: string;
    readonly kind: string;
    readonly link: Part;
  }[];
}

/** Everything dated that is linked to the record, year by year. */
export function storyOf(site: Site, here: Here, record: RecordOf): readonly StoryYear[] {
  if (record.kind === 'article') return [];
  const linked = new Set<RecordOf>();
  for (const { from } of site.archive.linksTo(record)) linked.add(from);
  for (const { to } of site.archive.linksFrom(record)) linked.add(to);
  // Articles alone are the list of sources over again.
  if (![...linked].some((each) => each.kind !== 'article' && spansOf(each).length > 0)) return [];
  const entries = inTime([...linked]).flatMap((each) => {
    const [span] = spansOf(each);
    if (!span) return [];
    return [
      {
        year: span.from.slice(0, 4),
        entry: {
          date: datePart(span.from, here),
          ...(span.to === undefined || span.to === span.from ? {} : { until: datePart(span.to, here) }),
          ...standingThrough(span, here),
          kind: kindOf(each.kind).label.one[here.locale],
          link: linkTo(site, here, each.kind, each.id),
        },
      },
    ];
  });
  return [...Map.groupBy(entries, ({ year }) => year)].map(([year, each]) => ({
    year,
    entries: each.map(({ entry }) => entry),
  }));
}
