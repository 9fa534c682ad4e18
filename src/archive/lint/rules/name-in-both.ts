import { hasHangul, locales, type Locale } from '../../model/label.ts';
import { captionOf, kindOf, type RecordOf } from '../../model/record.ts';
import type { Rule } from '../rule.ts';

const languages: Readonly<Record<Locale, string>> = { en: 'English', ko: 'Korean' };

export const nameInBoth: Rule = {
  id: 'name-in-both',
  summary: {
    en: 'A record has its title or name in English and in Korean',
    ko: '기록의 제목이나 이름은 영어와 한국어로 적는다',
  },
  why: {
    en: 'Both editions list a record, sort it and find it by its name. A name in one language alone leaves readers of the other edition with words that they may not be able to read.',
    ko: '두 언어판 모두 이름으로 기록을 싣고 정렬하고 찾는다. 이름이 한 언어로만 있으면 다른 언어판의 독자는 읽지 못하는 말을 만난다.',
  },
  mend: {
    en: 'Add `title_en` or `title_ko` to an article, and `ko` to the `names` of anything else. Where Korean writes the name in Latin letters, or no source gives a Korean name, enter an exception with that reason in `content/exceptions.yaml`.',
    ko: '기사에는 `title_en`이나 `title_ko`를, 다른 기록에는 `names`의 `ko`를 적는다. 한국어에서도 로마자로 쓰는 이름이거나 한국어 이름을 밝힌 출처가 없으면, 그 이유를 적어 `content/exceptions.yaml`에 예외로 등록한다.',
  },
  check: ({ archive }, report) => {
    for (const record of archive.records) {
      for (const locale of locales) {
        const kind = kindOf(record.kind);
        if (locale === 'ko' && kind.namedAsPrinted) continue;
        const { text, lang = locale } = captionOf(record, locale);
        const [path, field] = placeOf(record, locale);
        if (lang !== locale) {
          report(
            { record, path: path.slice(0, 1) },
            {
              reason: `Missing ${field}, expected the ${kind.label.one.en.toLowerCase()} to be named in ${languages[locale]}`,
              ...(record.kind === 'article' ? { note: `Add ${field} below \`title\`.` } : {}),
            },
          );
        } else if (!isWrittenIn(text, locale)) {
          report(
            { record, path },
            { reason: `Unexpected name \`${text}\` in ${field}, expected one in ${languages[locale]}` },
          );
        }
      }
    }
  },
};

/** Where the name in a language is written, and the words for it. */
function placeOf(record: RecordOf, locale: Locale): readonly [path: readonly string[], field: string] {
  if (record.kind !== 'article') return [['names', locale], `\`${locale}\` in \`names\``];
  const own = `title_${locale}`;
  return [[own in record.fields ? own : 'title'], `\`${own}\``];
}

/** Whether the letters are those of the language; a name of figures alone is of both. */
const isWrittenIn = (text: string, locale: Locale): boolean =>
  !/\p{L}/u.test(text) || (locale === 'ko' ? hasHangul(text) : !hasHangul(text) || /\p{Script=Latin}/u.test(text));
