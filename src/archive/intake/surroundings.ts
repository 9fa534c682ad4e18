import { shown } from './format.ts';
import type { Sheet } from './sheet.ts';
import type { Line, Source } from './source.ts';

/** An article of fewer letters than this is a teaser, and the page's text is elsewhere. */
const fewLetters = 60;

/** Leaves out what the page itself marks as not the article, and lists of links. */
export function leaveSurroundings(sheet: Sheet, source: Source): void {
  if (source.form !== 'html') return;
  const lines = shown(source);
  const inArticle = lines.filter(({ region }) => region === 'article');
  if (inArticle.reduce((sum, { text }) => sum + text.length, 0) > fewLetters)
    sheet.leave(
      lines.filter(({ region }) => region !== 'article'),
      'stands outside the article that the page marks',
    );
  const names = { navigation: 'menu', footer: 'foot', aside: 'margin', header: 'head' } as const;
  for (const line of lines)
    if (line.region && line.region !== 'article')
      sheet.leave([line], `stands in the ${names[line.region]} of the page`);
  const run: Line[] = [];
  for (const line of [...lines, undefined]) {
    if (line?.linked) run.push(line);
    else {
      if (run.length >= 3) sheet.leave(run, 'one of a list of links: a menu');
      run.length = 0;
    }
  }
}
