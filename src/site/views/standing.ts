import type { Span } from '../../archive/model/kind.ts';
import { standings } from '../../archive/model/fields/stated.ts';
import { say } from '../i18n/words.ts';
import type { Here } from './site.ts';

/** A word where what a date belongs to was only announced or planned. */
export const standingOf = ({ standing }: Pick<Span, 'standing'>, here: Here) =>
  standing === 'done' ? {} : { standing: standings[standing][here.locale] };

/** The same where a page shows the end too. */
export const standingThrough = ({ standing, toStanding = standing }: Span, here: Here) =>
  standing === 'done' && toStanding !== 'done'
    ? { standing: `${say(here.locale)('end')} ${standings[toStanding][here.locale]}` }
    : standingOf({ standing }, here);
