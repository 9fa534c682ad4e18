import { expect } from 'vitest';
import { differing, sumsIn } from './built-sums.ts';
import type { BuildOptions, CopiedProject } from './copied-project.ts';
import type { Edit } from './edits.ts';

/** What a build of a copy made: its files, and how many outputs of routes there were and were reused. */
export interface MadeBuild {
  readonly sums: Readonly<Record<string, string>>;
  readonly files: number;
  readonly reused: number;
}

/** Builds a copy, which has to succeed. */
export async function madeBy(copy: CopiedProject, options?: BuildOptions): Promise<MadeBuild> {
  const { code, output } = await copy.build(options);
  expect(code, output).toBe(0);
  const { files, reused } = copy.figures();
  expect(output).toContain(`files: ${files}, of which ${reused} from an earlier build`);
  return { sums: sumsIn(copy.dist), files, reused };
}

const isPage = (path: string) => path.endsWith('.html');

/**
 * Expects that a build after an edit reused as much as the edit allows, and made anew at least what came out differently;
 * so no comparison of bytes passes because there was nothing to reuse.
 */
export function expectReuse({ name, reuses, isUnseen = false }: Edit, before: MadeBuild, after: MadeBuild): void {
  const changed = differing(before.sums, after.sums).filter((path) => isPage(path) && path in after.sums);
  expect(changed.length > 0, name).toBe(!isUnseen);
  expect(after.files - after.reused, name).toBeGreaterThanOrEqual(changed.length);
  if (reuses === 'none') expect(after.reused, name).toBe(0);
  else expect(after.reused, name).toBeGreaterThan(reuses === 'most' ? after.files / 2 : 0);
}
