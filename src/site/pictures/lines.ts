/** Lines of a title: broken between words only, and of like length. */

/**
 * The words of `text` on as few lines as hold them, and on those as evenly as they can be; none if a word is wider than
 * a line. Hangul breaks between words like the rest (`keep-all`): a word cut at a syllable is read twice.
 * @param measure the width of a word, or of the space between two
 */
export function breakLines(
  text: string,
  width: number,
  measure: (word: string) => number,
): readonly string[] | undefined {
  const words = text.split(' ');
  const widths = words.map(measure);
  const space = measure(' ');
  if (widths.some((each) => each > width)) return undefined;
  // From the last word backwards: the fewest lines from each word on, then the least waste, and where the first of them ends.
  const best: { readonly lines: number; readonly waste: number; readonly end: number }[] = [];
  for (let start = words.length - 1; start >= 0; start -= 1) {
    let free = width + space;
    for (let end = start + 1; end <= words.length; end += 1) {
      free -= space + (widths[end - 1] ?? 0);
      if (free < 0) break;
      const after = best[end] ?? { lines: 0, waste: 0 };
      const [lines, waste] = [after.lines + 1, after.waste + free ** 2];
      const known = best[start];
      if (!known || lines < known.lines || (lines === known.lines && waste < known.waste))
        best[start] = { lines, waste, end };
    }
  }
  const lines: string[] = [];
  for (let start = 0; start < words.length;) {
    const end = best[start]?.end ?? words.length;
    lines.push(words.slice(start, end).join(' '));
    start = end;
  }
  return lines;
}
