import type { Locale } from '../../archive/model/label.ts';
import type { Measure } from '../../archive/export/measure.ts';
import { carriedTokens, sizeText } from '../i18n/words.ts';

export type CarriedZip = Measure;

/**
 * The page of downloads tells the size and hash of the ZIP that the page itself lies in, which cannot be. So it is built
 * with two passages, and one of them is taken out: the copy in the ZIP says what it is, and the page of the site tells
 * what was made of the ZIP.
 */
export function settled(html: string, locale: Locale, made: CarriedZip | undefined): string {
  const kept = made ? 'outside' : 'inside';
  const page = ['outside', 'inside'].reduce((text, name) => {
    const [start, end] = [`<!--${name}-->`, `<!--/${name}-->`];
    const [from, to] = [text.indexOf(start), text.indexOf(end)];
    if (from === -1 || to < from)
      throw new Error(
        `Unexpected page of downloads without \`${start}\` and \`${end}\`, expected what to say of the ZIP`,
      );
    const passage = name === kept ? text.slice(from + start.length, to) : '';
    return text.slice(0, from) + passage + text.slice(to + end.length);
  }, html);
  return made
    ? page.replaceAll(carriedTokens.size, sizeText(made.bytes, locale)).replaceAll(carriedTokens.sha256, made.sha256)
    : page;
}

/** The page that checks a copy, told how much there is to check. */
export const told = (html: string, locale: Locale, bytes: number): string =>
  html.replaceAll(carriedTokens.site, sizeText(bytes, locale));
