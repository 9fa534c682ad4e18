/** What the archive says in its own voice exists in both languages: a missing one is a type error. */

/** The editions of the archive, as BCP 47 tags; the first is at the root of the site. */
export const locales = ['en', 'ko'] as const;
export type Locale = (typeof locales)[number];

/** Words of the interface or the model, in both languages. */
export type Label = Readonly<Record<Locale, string>>;

/** A run of text in one language; `lang` (BCP 47) is absent where it is that of what surrounds it. */
export interface Run {
  readonly text: string;
  readonly lang?: string;
}

const hangul = /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]/u;

/** Whether `text` holds Hangul: what tells Korean from the other languages of our sources. */
export const hasHangul = (text: string): boolean => hangul.test(text);

/** `text` as a run; its language is `lang`, or Korean where Hangul says so, or left open. */
export function run(text: string, lang?: string): Run {
  const known = lang ?? (hasHangul(text) ? 'ko' : undefined);
  return known === undefined ? { text } : { text, lang: known };
}
