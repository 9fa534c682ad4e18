import { existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';

/**
 * A folder takes the place of another: the old one is moved aside, the new one to its place. What is about to be done is
 * written down first, so that {@link finishReplacing} can complete it after an end in between.
 */

interface Plan {
  readonly from: string;
  readonly to: string;
  readonly aside: string;
}

const planPath = (workshop: string): string => join(workshop, 'replace.json');

/** Throws where `folder` is something that cannot be replaced by a rename: a link, a mount, a file. */
export function requireReplaceable(folder: string): void {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (!found) return;
  const refused = (what: string) =>
    new Error(`Unexpected \`${folder}\` that is ${what}, expected a folder or nothing; remove it, then build again`);
  if (found.isSymbolicLink()) throw refused('a link');
  if (!found.isDirectory()) throw refused('a file');
  if (found.dev !== statSync(dirname(folder)).dev) throw refused('a mounted file system');
}

/**
 * Puts the folder `from` in the place of `to`, and what was there to `aside`, which it may take the place of. `from` and
 * `aside` are in the folder `workshop`, which is of the same file system. Where the system refuses because a file of `to`
 * is open, as Windows does, it is tried again for some seconds; then an error says so, and `from` stays as it is.
 */
export async function replaceFolder(from: string, to: string, aside: string, workshop: string): Promise<void> {
  const plan: Plan = { from, to, aside };
  rmSync(aside, { recursive: true, force: true, maxRetries: 3 });
  const written = `${planPath(workshop)}.partial`;
  // As seen from the workshop: in a copy of the project, or one that was moved, it is a plan for that.
  writeFileSync(written, JSON.stringify(mapped(plan, (path) => relative(workshop, path))));
  renameSync(written, planPath(workshop));
  try {
    await patiently(() => carryOut(plan));
  } catch (error) {
    // Of two renames the first may have been made: then the site goes back to where it was.
    if (!existsSync(to) && existsSync(aside)) renameSync(aside, to);
    rmSync(planPath(workshop), { force: true });
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(
      `Could not put the new site in the place of \`${to}\` (${code ?? (error as Error).message}); close what has files of it open, then build again. The new site is in \`${from}\``,
      { cause: error },
    );
  }
  rmSync(planPath(workshop), { force: true });
}

/**
 * Completes a replacement that was interrupted, if one was; a plan that is damaged counts as none. To be called before
 * anything reads the folder or builds it anew.
 */
export function finishReplacing(workshop: string): void {
  const plan = readPlan(workshop);
  if (plan) carryOut(plan);
  rmSync(planPath(workshop), { recursive: true, force: true });
}

function readPlan(workshop: string): Plan | undefined {
  try {
    const plan = JSON.parse(readFileSync(planPath(workshop), 'utf8')) as Partial<Plan>;
    const { from, to, aside } = plan;
    if (from === undefined || to === undefined || aside === undefined) return undefined;
    const inside = [from, aside].every((path) => /[^.]/u.test(path) && path === basename(path));
    return inside ? mapped({ from, to, aside }, (path) => resolve(workshop, path)) : undefined;
  } catch {
    return undefined;
  }
}

const mapped = ({ from, to, aside }: Plan, change: (path: string) => string): Plan => ({
  from: change(from),
  to: change(to),
  aside: change(aside),
});

/** Each step once, whatever was done before. */
function carryOut({ from, to, aside }: Plan): void {
  if (!existsSync(from)) return;
  if (existsSync(to) && !existsSync(aside)) renameSync(to, aside);
  mkdirSync(dirname(to), { recursive: true });
  if (!existsSync(to)) renameSync(from, to);
}

const pauses = [100, 200, 400, 800, 1600, 3200];

async function patiently(work: () => void): Promise<void> {
  for (const pause of [...pauses, undefined]) {
    try {
      return work();
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (pause === undefined || !['EPERM', 'EACCES', 'EBUSY', 'ENOTEMPTY'].includes(code ?? '')) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
