import type { Archive } from '../graph.ts';
import type { Settings } from '../read.ts';
import type { Exported, Exporter, ExportFile, Zip } from './exporter.ts';
import * as table from './exporters.ts';
import { zip } from './zip.ts';

/** Every exporter, in the order in which people are offered them: by place, and by id where two have one place. */
export const exporters: readonly Exporter[] = (Object.values(table) as readonly Exporter[]).toSorted(
  (a, b) => a.order - b.order || (a.id < b.id ? -1 : 1),
);

/**
 * Every file of every exporter, or of those given, sorted by path. The same archive and settings give the same bytes. What a file
 * holds is made once, when it is first asked for; files of files are packed by `pack`. Throws where two files claim one path.
 */
export function exportFiles(
  archive: Archive,
  settings: Settings,
  only: readonly Exporter[] = exporters,
  pack: Zip = zip,
): readonly Exported[] {
  const run = (exporter: Exporter, others: readonly Exported[]): readonly Exported[] =>
    exporter.files(archive, settings, others).map((file) => exportedBy(exporter, file, pack));
  const others = byPath(only.filter((each) => !each.describesOthers).flatMap((each) => run(each, [])));
  return byPath([...others, ...only.filter((each) => each.describesOthers).flatMap((each) => run(each, others))]);
}

function exportedBy(exporter: Exporter, file: ExportFile, pack: Zip): Exported {
  if (!('text' in file)) return { ...file, exporter, bytes: once(() => pack(file.entries())) };
  const text = once(() => file.text());
  return { ...file, exporter, text, bytes: once(() => new TextEncoder().encode(text())) };
}

function byPath(files: readonly Exported[]): readonly Exported[] {
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const twin = sorted.find(({ path }, index) => path === sorted[index + 1]?.path);
  if (!twin) return sorted;
  const claims = sorted.filter(({ path }) => path === twin.path).map(({ exporter }) => `\`${exporter.id}\``);
  throw new Error(
    `Unexpected files of one path \`${twin.path}\` from ${claims.join(' and ')}, expected a path for each`,
  );
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
