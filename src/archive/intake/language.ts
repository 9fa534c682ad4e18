/** A language, how certain it is, and what shows it. */
export interface FoundLanguage {
  readonly language: string;
  readonly sure: 'sure' | 'likely' | 'guess';
  readonly because: string;
}

/** Scripts that one language of our sources has, or that most of them do. */
const scripts: readonly (readonly [script: RegExp, language: string])[] = [
  [/\p{Script=Hangul}/gu, 'ko'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Cyrillic}/gu, 'ru'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Khmer}/gu, 'km'],
  [/\p{Script=Lao}/gu, 'lo'],
  [/\p{Script=Myanmar}/gu, 'my'],
  [/\p{Script=Georgian}/gu, 'ka'],
  [/\p{Script=Armenian}/gu, 'hy'],
  [/\p{Script=Ethiopic}/gu, 'am'],
  [/\p{Script=Bengali}/gu, 'bn'],
  [/\p{Script=Sinhala}/gu, 'si'],
  [/\p{Script=Devanagari}/gu, 'ne'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Hebrew}/gu, 'he'],
];

/** Letters that only some languages of the Cyrillic script have. */
const cyrillic: readonly (readonly [letters: RegExp, language: string])[] = [
  [/[ўқғҳ]/iu, 'uz'],
  [/[әңғүұқөһі]{2}|[әұһ]/iu, 'kk'],
  [/[ңүө]/iu, 'ky'],
  [/[ђјљњћџ]/iu, 'sr'],
  [/[іїєґ]/iu, 'uk'],
  [/ъ[гтлркв]/iu, 'bg'],
];

/** The commonest words of the languages of the Latin script. */
const words: Readonly<Record<string, string>> = {
  en: 'the of and to in for with on by was is at that from',
  fr: 'le la les des et du une dans pour est sur aux par qui',
  es: 'el la los las de y en para con una del por que se',
  pt: 'o os as da do das dos em para com uma não que e',
  de: 'der die das und den mit von für ist im zu des dem auf',
  id: 'yang dan di untuk dengan dari ini pada dalam ke tersebut',
  uz: 'va bilan uchun bu ham bo‘yicha hamda esa boʻyicha o‘zbekiston',
  ro: 'și în la cu de pentru din este care prin sa al',
  sr: 'je i u na se za da od su koja sa',
  tr: 've bir bu için ile olarak olan da de',
  az: 'və bir ilə üçün bu olan da edir',
  vi: 'và của các trong cho với là được',
};

const fewLetters = 40;

/** The language of a text, by its script and its commonest words; nothing where no letter tells. */
export function languageOf(text: string): FoundLanguage | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return undefined;
  const sure = (share: number) => (letters < fewLetters ? 'guess' : share > 0.5 ? 'sure' : 'likely');
  const [script] = scripts
    .map(([pattern, language]) => ({ language, share: (text.match(pattern)?.length ?? 0) / letters }))
    // Korean and Japanese texts carry many Latin and Chinese letters; theirs decide.
    .filter(({ language, share }) => share > (language === 'ko' || language === 'ja' ? 0.15 : 0.4));
  if (script) {
    const { language, share } = script;
    const because = `${Math.round(share * 100)}% of its letters are of that script`;
    const narrower = language === 'ru' ? cyrillic.find(([pattern]) => pattern.test(text)) : undefined;
    if (narrower) return { language: narrower[1], sure: 'guess', because: `${because}, some of that language alone` };
    return { language, sure: language === 'ko' ? sure(share) : language === 'ru' ? 'likely' : sure(share), because };
  }
  const tokens = text.toLowerCase().match(/[\p{L}’‘ʻ']+/gu) ?? [];
  const [best, next] = Object.entries(words)
    .map(([language, list]) => {
      const common = new Set(list.split(' '));
      return { language, share: tokens.filter((token) => common.has(token)).length / tokens.length };
    })
    .toSorted((a, b) => b.share - a.share);
  if (!best || best.share === 0) return undefined;
  const because = `${Math.round(best.share * 100)}% of its words are the commonest of that language`;
  const clear = best.share > 0.15 && best.share > 1.5 * (next?.share ?? 0);
  return { language: best.language, sure: letters < fewLetters || !clear ? 'guess' : 'sure', because };
}
