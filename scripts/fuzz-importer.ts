import { printDraft } from '../src/archive/intake/draft.ts';
import { intake } from '../src/archive/intake/intake.ts';
import { nameIndex } from '../src/archive/intake/names.ts';
import { promotion } from '../src/archive/intake/promotion.ts';
import { parseFrontMatter, splitFrontMatter } from '../src/archive/text/front-matter.ts';
import { parseMdx } from '../src/archive/text/mdx.ts';
import { pick, wounded } from './fuzz-cases.ts';
import { html } from './fuzz-html.ts';
import type { Target } from './fuzz-target.ts';

export const fuzzImporter: Target = {
  name: 'importer',
  make: (random, real) => {
    if (random() < 0.4) return html(random);
    return random() < 0.5
      ? wounded(random, html(random))
      : wounded(random, splitFrontMatter(pick(random, real).text).body);
  },
  faults: (text) => {
    const name = /^<!doctype/iu.test(text) ? 'a.html' : 'a.txt';
    const taken = intake(
      { name, bytes: new TextEncoder().encode(text) },
      { records: [], names: nameIndex([]) },
      { address: 'https://a.example/b' },
    );
    if ('fault' in taken)
      return Promise.resolve(
        /^Unexpected .+, expected /u.test(taken.fault) ? [] : [`a fault in other words: ${taken.fault}`],
      );
    const draft = printDraft(taken, '2020-01-01');
    const { front = '', body } = splitFrontMatter(draft);
    const faults = parseFrontMatter(front).faults.map(({ what }) => `fields of a draft: ${what}`);
    const { fault } = parseMdx(body, 1, { draft: true });
    if (fault) faults.push(`a draft cannot be read back: ${fault.reason}`);
    else if (promotion(draft).sourceText === '') faults.push('a draft has lost its text');
    return Promise.resolve(faults);
  },
};
