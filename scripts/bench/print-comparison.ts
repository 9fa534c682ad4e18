import type { Case, Comparison } from './compare.ts';
import type { Cost } from './measure-command.ts';
import { median } from './median.ts';

/** The comparison as lines of text: medians of the runs, and how many times what the plain site cost. */
export function printComparison({ articles, others, cases, stages }: Comparison): string {
  const runs = stages.length;
  const cost = (what: Case, name: keyof Cost): number | undefined => {
    const values = (cases.get(what)?.costs ?? []).flatMap((each) => each[name] ?? []);
    return values.length > 0 ? median(values) : undefined;
  };
  const lines = [
    `${articles} articles and ${others} other records; ${runs === 1 ? 'one run' : `medians of ${runs} runs`}`,
    '',
    row('', 'wall, s', 'CPU, s', 'memory, MiB', 'largest', 'pages', 'files', 'MB'),
    ...[...cases].map(([what, { made }]) =>
      row(
        what === 'plain' ? 'plain Astro, MDX, Pagefind' : `the archive, ${what}`,
        ...(['seconds', 'cpu'] as const).map((name) => cost(what, name)?.toFixed(1) ?? '–'),
        ...(['memory', 'largest'] as const).map((name) => cost(what, name)?.toFixed(0) ?? '–'),
        String(made.pages),
        String(made.files),
        (made.bytes / 1e6).toFixed(0),
      ),
    ),
    '',
    row('times the plain site', 'wall', 'CPU', 'memory', 'largest'),
    ...[...cases.keys()]
      .filter((what) => what !== 'plain')
      .map((what) =>
        row(
          what,
          ...(['seconds', 'cpu', 'memory', 'largest'] as const).map((name) => {
            const [ours, plain] = [cost(what, name), cost('plain', name)];
            return ours === undefined || plain === undefined ? '–' : (ours / plain).toFixed(2);
          }),
        ),
      ),
    ...stageLines(stages),
  ];
  return lines.map((line) => line.trimEnd()).join('\n');
}

const row = (name: string, ...cells: readonly string[]): string =>
  name.padEnd(30) + cells.map((cell) => cell.padStart(12)).join('');

function stageLines(stages: Comparison['stages']): readonly string[] {
  const names = [...new Set(stages.flatMap((run) => run.map(({ name }) => name)))];
  if (names.length === 0) return [];
  const of = (name: string, value: 'seconds' | 'cpu') => {
    const values = stages.flatMap((run) => run.flatMap((each) => (each.name === name ? [each[value]] : [])));
    return median(values).toFixed(1);
  };
  return [
    '',
    row('stage of the cold build', 'wall, s', 'CPU, s'),
    ...names.map((name) => row(name, of(name, 'seconds'), of(name, 'cpu'))),
  ];
}
