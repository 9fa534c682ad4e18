/** What the script of a page says, in the language of the page, which brings the words. */
export interface PageWords {
  /** A word or sentence as it stands; empty where the page has none of that name. */
  word(name: string): string;
  /** A sentence with values in the places of their names; numbers are written as the language writes them. */
  tell(name: string, values?: Values): string;
}

type Values = Readonly<Record<string, string | number>>;

/** The words in the attribute `data-words` of `page`. */
export function wordsOf(page: HTMLElement): PageWords {
  const words = JSON.parse(page.dataset['words'] ?? '{}') as Readonly<Record<string, string>>;
  const { lang } = document.documentElement;
  const word = (name: string) => words[name] ?? '';
  return {
    word,
    tell: (name, values = {}) =>
      Object.entries(values).reduce(
        (text, [key, value]) =>
          text.replace(`{${key}}`, typeof value === 'number' ? value.toLocaleString(lang) : value),
        word(name),
      ),
  };
}
