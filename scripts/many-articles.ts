import { link, type Archive } from '../src/archive/graph.ts';
import type { RecordOf } from '../src/archive/model/record.ts';

/**
 * The archive with as many articles as asked for: each further one tells half of what one of ours does and half of what
 * another does, with a few words that no other has. The same number gives the same archive.
 */
export function manyArticles(archive: Archive, number: number): Archive {
  const articles = archive.of('article');
  const more: RecordOf<'article'>[] = [];
  let state = 1;
  const next = (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  for (let made = articles.length; made < number; made += 1) {
    const one = articles[next(articles.length)];
    const other = articles[next(articles.length)];
    if (!one || !other) continue;
    const trees = [one, other].flatMap(({ digest }) => {
      const children = digest.en?.tree.children ?? [];
      return children.slice(0, Math.ceil(children.length / 2));
    });
    const own = Array.from({ length: 3 }, () => `word${next(20_000)}`).join(' ');
    more.push({
      ...one,
      id: `${one.id}-${made}`,
      fields: { ...other.fields, title: `${one.fields.title} ${own}`, date: one.fields.date },
      digest: { en: { file: '', tree: { type: 'root', children: trees } } },
    });
  }
  return link([...archive.records, ...more]);
}
