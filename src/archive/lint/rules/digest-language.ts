import { locales, type Locale } from '../../model/label.ts';
import { plainText } from '../../text/plain-text.ts';
import type { Rule } from '../rule.ts';

/** Of a hundred letters, how many are Hangul: names and terms in the other script are quoted in either language. */
const hangul: Readonly<Record<Locale, { readonly least: number; readonly most: number }>> = {
  en: { least: 0, most: 20 },
  ko: { least: 50, most: 100 },
};

const languages: Readonly<Record<Locale, string>> = { en: 'English', ko: 'Korean' };

export const digestLanguage: Rule = {
  id: 'digest-language',
  summary: { en: 'A digest is in the language of its file', ko: '요약은 파일이 나타내는 언어로 쓴다' },
  why: {
    en: 'The English edition shows the text of `<id>.mdx` and the Korean one that of `<id>.ko.mdx`, each marked as of its language, for screen readers and search alike.',
    ko: '영어판은 `<id>.mdx`의 글을, 한국어판은 `<id>.ko.mdx`의 글을 보여 주며, 화면 낭독기와 검색을 위해 각각 그 언어로 표시한다.',
  },
  mend: {
    en: 'Put the English digest in `<id>.mdx`, below the fields, and the Korean one in `<id>.ko.mdx`.',
    ko: '영어 요약은 `<id>.mdx`의 필드 아래에, 한국어 요약은 `<id>.ko.mdx`에 적는다.',
  },
  check: ({ reading, archive }, report) => {
    for (const record of archive.records) {
      const texts = reading.sources.get(`${record.kind}/${record.id}`)?.texts ?? {};
      for (const locale of locales) {
        const text = texts[locale];
        if (!text) continue;
        const share = hangulIn(plainText(text.tree));
        if (share === undefined || (share >= hangul[locale].least && share <= hangul[locale].most)) continue;
        report(
          { record, file: text.file, place: text.tree.children[0]?.position },
          { reason: `Unexpected digest of which ${share} % is in Hangul, expected one in ${languages[locale]}` },
        );
      }
    }
  },
};

/** How many of a hundred letters are Hangul; nothing of a text without letters. */
function hangulIn(text: string): number | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return letters === 0 ? undefined : Math.round(((text.match(/\p{Script=Hangul}/gu)?.length ?? 0) * 100) / letters);
}
