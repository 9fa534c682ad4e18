import { pagePathOf } from '../../archive/address.ts';
import { disagreements } from '../../archive/disagreements.ts';
import { gaps } from '../../archive/gaps.ts';
import type { Statement } from '../../archive/model/fields/stated.ts';
import type { Locale } from '../../archive/model/label.ts';
import { kindOf } from '../../archive/model/record.ts';
import { countOf, say } from '../i18n/words.ts';
import { datePart, linkTo, present, type Line, type Part } from './present.ts';
import { standingOf } from './standing.ts';
import { frameOf, hrefFrom, type Frame, type Here, type Site } from './site.ts';

/** Pages that look over the whole archive: where its sources differ, and what it lacks. */

export interface DisagreementsPage {
  readonly frame: Frame;
  readonly count: string;
  readonly groups: readonly {
    readonly kind: string;
    readonly id: string;
    readonly entries: readonly {
      readonly link: Part;
      readonly label: string;
      readonly answers: readonly {
        readonly line: Line;
        readonly standing?: string;
        readonly sources: readonly { readonly link: Part; readonly date: Part }[];
      }[];
    }[];
  }[];
  readonly contribute: string;
}

/** Every value on which sources differ, side by side, kind by kind. */
export function disagreementsPage(site: Site, locale: Locale): DisagreementsPage {
  const word = say(locale);
  const here: Here = { locale, path: pagePathOf('disagreements', locale) };
  const found = disagreements(site.archive);
  const answerOf = (statement: Statement<unknown>, type: Parameters<typeof present>[0]) => ({
    line: present(type, statement.value, site, here),
    ...standingOf(statement, here),
    sources: statement.per.flatMap((id) => {
      const article = site.archive.get('article', id);
      return article ? [{ link: linkTo(site, here, 'article', id), date: datePart(article.fields.date, here) }] : [];
    }),
  });
  return {
    frame: frameOf(site, here, {
      title: word('disagreements'),
      description: word('disagreementsIntro'),
      section: here.path,
    }),
    count: countOf(
      found.length,
      { one: { en: 'question', ko: '쟁점' }, many: { en: 'questions', ko: '쟁점' } },
      locale,
    ),
    groups: [...Map.groupBy(found, ({ record }) => record.kind)].map(([kind, each]) => ({
      kind: kindOf(kind).label.many[locale],
      id: kind,
      entries: each.map(({ record, marks, answers }) => ({
        link: linkTo(site, here, record.kind, record.id),
        label: marks.label[locale],
        answers: answers.map((answer) => answerOf(answer, marks.type)),
      })),
    })),
    contribute: hrefFrom(here, pagePathOf('contribute', locale)),
  };
}

export interface GapsPage {
  readonly frame: Frame;
  readonly groups: readonly {
    readonly id: string;
    readonly label: string;
    readonly wanted: string;
    readonly count: string;
    readonly items: Line;
  }[];
  readonly contribute: string;
}

/** What is missing, kind by kind of gap; a gap that nothing has is not shown. */
export function gapsPage(site: Site, locale: Locale): GapsPage {
  const word = say(locale);
  const here: Here = { locale, path: pagePathOf('gaps', locale) };
  return {
    frame: frameOf(site, here, { title: word('gaps'), description: word('gapsIntro'), section: here.path }),
    groups: gaps.flatMap(({ id, label, wanted, find }) => {
      const items = find(site.archive);
      if (items.length === 0) return [];
      return [
        {
          id,
          label: label[locale],
          wanted: wanted[locale],
          count: items.length.toLocaleString(locale),
          items: items.map((item) =>
            typeof item === 'string' ? datePart(item, here) : linkTo(site, here, item.kind, item.id),
          ),
        },
      ];
    }),
    contribute: hrefFrom(here, pagePathOf('contribute', locale)),
  };
}
