import { editionOf, pagePathOf, pathOf, rulePathOf } from '../../archive/address.ts';
import { rules } from '../../archive/lint/lint.ts';
import type { Rule } from '../../archive/lint/rule.ts';
import type { Locale } from '../../archive/model/label.ts';
import { isKindName } from '../../archive/model/record.ts';
import type { Moved } from '../../archive/read.ts';
import { say } from '../i18n/words.ts';
import { linkTo, type Part } from './present.ts';
import { cut } from './record-page.ts';
import { frameOf, hrefFrom, type Frame, type Here, type Site } from './site.ts';

/** The frame of a page that a maintainer wrote: about, contribute. */
export function prosePage(
  site: Site,
  locale: Locale,
  name: string,
  title: string,
  description: string,
): { frame: Frame } {
  const here: Here = { locale, path: pagePathOf(name, locale) };
  const section = pagePathOf(sectionOfProse[name] ?? name, locale);
  return { frame: frameOf(site, here, { title, description, section }) };
}

/** Pages of prose that belong to another page. */
const sectionOfProse: Readonly<Record<string, string>> = {
  hosting: 'data/index',
  'personal-data': 'about',
};

/** The page shown where an address leads nowhere. */
export function notFoundPage(site: Site, locale: Locale): { frame: Frame } {
  const word = say(locale);
  return {
    frame: frameOf(
      site,
      { locale, path: pagePathOf('404', locale) },
      { title: word('notFound'), description: word('notFoundText') },
    ),
  };
}

export interface RulesPage {
  readonly frame: Frame;
  readonly rules: readonly { readonly id: string; readonly summary: string; readonly href: string }[];
}

/** The list of rules. */
export function rulesPage(site: Site, locale: Locale): RulesPage {
  const word = say(locale);
  const here: Here = { locale, path: `${editionOf(locale)}rules/index.html` };
  return {
    frame: frameOf(site, here, { title: word('rules'), description: word('rulesIntro'), section: here.path }),
    rules: rules.map(({ id, summary }) => ({
      id,
      summary: summary[locale],
      href: hrefFrom(here, rulePathOf(id, locale)),
    })),
  };
}

export interface RulePage {
  readonly frame: Frame;
  readonly id: string;
  readonly index: string;
  readonly summary: string;
  readonly why: string;
  readonly mend: string;
}

/** The page of a rule: where a problem leads. */
export function rulePage(site: Site, locale: Locale, rule: Rule): RulePage {
  const here: Here = { locale, path: rulePathOf(rule.id, locale) };
  const index = `${editionOf(locale)}rules/index.html`;
  return {
    frame: frameOf(site, here, {
      title: rule.summary[locale],
      description: cut(rule.why[locale].replaceAll('`', ''), 200),
      section: index,
    }),
    id: rule.id,
    index: hrefFrom(here, index),
    summary: rule.summary[locale],
    why: rule.why[locale],
    mend: rule.mend[locale],
  };
}

export interface MovedPage {
  readonly frame: Frame;
  /** Where a browser is led on by itself: only if there is a single heir. */
  readonly refresh?: string;
  readonly heirs: readonly Part[];
}

/** The page that a retired id keeps. */
export function movedPage(site: Site, locale: Locale, { kind, id, to }: Moved): MovedPage {
  const word = say(locale);
  const path = isKindName(kind) ? pathOf({ kind, id }, locale) : undefined;
  if (path === undefined) throw new Error(`Unexpected retired id \`${kind}/${id}\`, expected one of a kind with pages`);
  const here: Here = { locale, path };
  const heirs = to.map((heir) => linkTo(site, here, kind, heir));
  const [only] = heirs;
  return {
    frame: frameOf(site, here, { title: word('moved'), description: word('movedText') }),
    heirs,
    ...(heirs.length === 1 && only?.href !== undefined ? { refresh: only.href } : {}),
  };
}
