import type { Sheet } from './sheet.ts';
import type { Line, Source } from './source.ts';

const longLine = 100;
const longTitle = 200;

/** Whether a line ends as a sentence of a text does, rather than a title. */
const isSentence = (text: string) => /[.。!?…](?:["'”’)]*)$/u.test(text) && !/(?:\.\.\.|…)$/u.test(text);

/**
 * Notes the title of an article that has no place of its own for it: its heading, the title of the page, a first line
 * that is no sentence; else one is supplied, from the address or the first words, and said to be so.
 */
export function readTitle(
  sheet: Sheet,
  source: Source,
  body: readonly Line[],
  address: string | undefined = source.meta.address,
): void {
  const open = body.filter((line) => !sheet.placed(line));
  const window = source.meta.title;
  const heading = headingOf(open, window);
  if (heading) {
    const named = window !== undefined && within(heading.text, window);
    sheet.read(
      'title',
      heading.text,
      named ? 'sure' : 'likely',
      named ? 'the heading that the window names too' : 'the heading above the text',
      heading,
    );
    sheet.leave(open.slice(0, open.indexOf(heading)), 'stands above the title');
    return;
  }
  if (window !== undefined) {
    const printed = open.find(({ text }) => text.length > 10 && within(text, window));
    if (printed) {
      sheet.read('title', printed.text, 'sure', 'a line that the title of the window names', printed);
      sheet.leave(open.slice(0, open.indexOf(printed)), 'stands above the title');
    } else sheet.infer('title', withoutSite(window, source.meta.siteName), 'likely', 'the title of the window');
    return;
  }
  const [first, second] = open;
  if (first && second && first.text.length <= longTitle && !isSentence(first.text)) {
    const setApart = second.apart || second.text.length > first.text.length;
    sheet.read('title', first.text, setApart ? 'likely' : 'guess', 'the first line, which is no sentence', first);
    return;
  }
  const words = address === undefined ? undefined : wordsOfAddress(address);
  sheet.infer('title_supplied', true, 'sure', 'the text prints no title');
  sheet.remark('The text prints no title: one was supplied; look whether the page has one');
  if (words !== undefined) sheet.infer('title', words, 'guess', 'the words of the address');
  else if (first) sheet.infer('title', firstWords(first.text), 'guess', 'the first words of the text', first);
}

/** The heading of the article among those of the page: the one that the window names, else the last before the text. */
function headingOf(lines: readonly Line[], window: string | undefined): Line | undefined {
  const headings = lines.filter(({ heading }) => heading !== undefined);
  const named = headings
    .filter(({ text }) => window !== undefined && text.length > 3 && within(text, window))
    .toSorted((a, b) => b.text.length - a.text.length)[0];
  if (named) return named;
  const long = lines.findIndex(({ heading, text }) => heading === undefined && text.length > longLine);
  const before = long === -1 ? headings : headings.filter((line) => lines.indexOf(line) < long);
  return before.at(-1) ?? headings[0];
}

const fold = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
const within = (text: string, window: string) => fold(text) !== '' && fold(window).includes(fold(text));

/** The title of a window without the site’s name, which stands behind a bar or a dash. */
function withoutSite(window: string, site: string | undefined): string {
  const parts = window.split(/\s+[|<>»·–—-]\s+/u);
  const last = parts.at(-1);
  const cut =
    parts.length > 1 && last !== undefined && (site === undefined ? last.length < 30 : fold(last) === fold(site));
  return cut ? window.slice(0, window.lastIndexOf(last)).replace(/\s+[|<>»·–—-]\s+$/u, '') : window;
}

/** The words of the last step of an address, if they can be a title: three at least. */
function wordsOfAddress(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const step = new URL(address).pathname.split('/').findLast((part) => part !== '') ?? '';
  const words = step
    .replace(/\.[a-z]{2,5}$/iu, '')
    .split(/[-_+]|%20/u)
    .filter((word) => /^\p{L}[\p{L}\p{N}]*$/u.test(word));
  const sentence = words.join(' ');
  return words.length < 3 ? undefined : sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

const firstWords = (text: string) => {
  const words = text.split(' ');
  return words.length <= 12
    ? text.replace(/[.。]$/u, '')
    : `${words
        .slice(0, 12)
        .join(' ')
        .replace(/[,;:]$/u, '')} …`;
};
