import { carriedName, carriedPath, editionOf, pagePathOf } from '../../archive/address.ts';
import { sumsPath } from '../../archive/export/bag.ts';
import { mediaTypes } from '../../archive/export/media-type.ts';
import type { Locale } from '../../archive/model/label.ts';
import { say, verifyWords } from '../i18n/words.ts';
import { frameOf, hrefFrom, type Frame, type Here, type Site } from './site.ts';

export interface VerifyPage {
  readonly frame: Frame;
  readonly sums: { readonly name: string; readonly href: string };
  readonly data: string;
  /** What the check in the browser leaves out: what hosts keep for themselves, and the ZIP. */
  readonly left: readonly string[];
  /** The types that files have to come with, as browsers act by them. */
  readonly types: Readonly<Record<string, string>>;
  /** Ways to check without this page: where, and what to type there. */
  readonly byHand: readonly { readonly label: string; readonly command: string }[];
  readonly words: ReturnType<typeof verifyWords>;
}

/** The page that checks a copy of the archive against its list of hashes. */
export function verifyPage(site: Site, locale: Locale): VerifyPage {
  const word = say(locale);
  const here: Here = { locale, path: pagePathOf('verify', locale) };
  const data = `${editionOf(locale)}data/index.html`;
  return {
    frame: frameOf(site, here, { title: word('verify'), description: word('verifyIntro'), section: data }),
    sums: { name: sumsPath, href: hrefFrom(here, sumsPath) },
    data: hrefFrom(here, data),
    left: ['_headers', '.nojekyll', carriedPath],
    types: { html: mediaTypes.html, js: mediaTypes.js, svg: mediaTypes.svg, png: mediaTypes.png },
    byHand: [
      { label: 'Linux', command: `sha256sum --quiet -c ${sumsPath}` },
      { label: 'macOS', command: `shasum -a 256 -c ${sumsPath} | grep -v ': OK$'` },
      {
        label: 'Windows (PowerShell)',
        command: `Get-Content ${sumsPath} | ForEach-Object { $hash, $file = $_ -split '  ', 2; if ((Get-FileHash -LiteralPath $file).Hash -ne $hash) { $file } }`,
      },
      { label: word('verifyBag'), command: `cd ${carriedName}\nsha256sum --quiet -c manifest-sha256.txt` },
    ],
    words: verifyWords(locale),
  };
}
