import { createHash } from 'node:crypto';

/**
 * Which scripts and styles a page may run: those that it was built with, named by their hashes, and files of the same
 * site. A page states it in a `<meta>`, so that it holds on any host and over `file://`; hosts that can send headers
 * send the same for all pages.
 */

/** What pages hold in themselves: the sources that allow each block, as `'sha256-…'`, sorted. */
export interface Inline {
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
  /** Whether the page runs a script of its own; */
  readonly runs: boolean;
  /** and whether it loads one that is a file. */
  readonly loads: boolean;
}

/** Types of `<script>` that a browser runs or obeys; any other is a block of data, to which no policy applies. */
const running = /^(?:|module|importmap|speculationrules|(?:text|application)\/(?:java|ecma)script)$/u;

/** A comment, or the tag of an element with what stands in it up to `>`; a quoted value may hold `>`. */
const tags = /<!--[\s\S]*?-->|<([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/giu;

const quoted = /"[^"]*"|'[^']*'/gu;

/**
 * What the policy of `html` has to allow. Throws for a `style` or `on…` attribute, which browsers would leave out under
 * the policy: a rule in a style sheet and a listener in a script do the same.
 */
export function inlineOf(html: string, path: string): Inline {
  const scripts = new Set<string>();
  const styles = new Set<string>();
  let [runs, loads] = [false, false];
  tags.lastIndex = 0;
  for (let tag = tags.exec(html); tag; tag = tags.exec(html)) {
    const [, name = '', attributes = ''] = tag;
    const odd = /\s(?:style|on[a-z]+)(?=[\s=]|$)/iu.exec(attributes.replace(quoted, '""'));
    if (odd)
      throw new Error(
        `Unexpected attribute \`${odd[0].trim()}\` of \`${name}\` in \`${path}\`, expected a rule in a style sheet or a listener in a script`,
      );
    if (name !== 'script' && name !== 'style') continue;
    const start = tags.lastIndex;
    const end = html.indexOf(`</${name}`, start);
    if (end === -1) throw new Error(`Unexpected \`${name}\` without an end in \`${path}\`, expected \`</${name}>\``);
    tags.lastIndex = end;
    const text = html.slice(start, end);
    if (name === 'style') styles.add(sourceOf(text));
    else if (running.test(/\stype=(?:"([^"]*)"|(\S+))/u.exec(attributes)?.slice(1).join('') ?? '')) {
      if (/\ssrc=/u.test(attributes)) loads = true;
      else {
        runs = true;
        scripts.add(sourceOf(text));
      }
    }
  }
  return { scripts: [...scripts].toSorted(), styles: [...styles].toSorted(), runs, loads };
}

const sourceOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** What all of several pages hold. */
export const inlineOfAll = (each: readonly Inline[]): Inline => ({
  scripts: [...new Set(each.flatMap(({ scripts }) => scripts))].toSorted(),
  styles: [...new Set(each.flatMap(({ styles }) => styles))].toSorted(),
  runs: each.some(({ runs }) => runs),
  loads: each.some(({ loads }) => loads),
});

/**
 * The policy, as its header has it. What it does not name is not allowed: a page without scripts runs none and asks for
 * nothing; one that only loads the site’s files runs those, the site’s worker among them. Styles stand in the pages, none
 * in a file. Pagefind’s index is read by WebAssembly, perhaps in a worker.
 */
export function policyFor({ scripts, styles, runs, loads }: Inline): string {
  const policy: readonly (readonly [string, ...string[]])[] = [
    ['default-src', "'none'"],
    ['img-src', "'self'"],
    ['manifest-src', "'self'"],
    ...(styles.length > 0 ? ([['style-src', ...styles]] as const) : []),
    ...(runs
      ? ([
          ['script-src', "'self'", "'wasm-unsafe-eval'", ...scripts],
          ['connect-src', "'self'"],
          ['worker-src', "'self'"],
        ] as const)
      : loads
        ? ([['script-src', "'self'"]] as const)
        : []),
    ['form-action', "'self'"],
    ['base-uri', runs ? "'self'" : "'none'"],
  ];
  return policy.map((parts) => parts.join(' ')).join('; ');
}

/** A header may also say that no other site may show our pages as its own; a `<meta>` cannot. */
export const headerFor = (inline: Inline): string => `${policyFor(inline)}; frame-ancestors 'none'`;

const charset = '<meta charset="utf-8">';

/** The page with its policy, which stands before anything that it governs. */
export function withPolicy(html: string, policy: string, path: string): string {
  const at = html.indexOf(charset);
  if (at === -1 || at > 200)
    throw new Error(
      `Unexpected page \`${path}\` that does not begin with \`${charset}\`, expected it first in \`head\``,
    );
  const after = at + charset.length;
  return `${html.slice(0, after)}<meta http-equiv="content-security-policy" content="${policy}">${html.slice(after)}`;
}

/**
 * Reads back what the policy of a page allows; `html` is the page up to the end of its policy. Throws where it has none,
 * as a page without would be allowed everything.
 */
export function inlineIn(html: string, path: string): Inline {
  const policy = /<meta http-equiv="content-security-policy" content="([^"]*)">$/u.exec(html)?.[1];
  if (policy === undefined)
    throw new Error(`Unexpected page \`${path}\` without a policy, expected one first in its \`head\``);
  const sources = new Map(policy.split('; ').map((each) => [each.split(' ')[0], each.split(' ').slice(1)]));
  const hashes = (directive: string) =>
    (sources.get(directive) ?? []).filter((source) => source.startsWith("'sha256-"));
  const runs = sources.has('connect-src');
  return {
    scripts: hashes('script-src'),
    styles: hashes('style-src'),
    runs,
    loads: !runs && sources.has('script-src'),
  };
}
