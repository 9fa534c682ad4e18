import { describe, expect, test } from 'vitest';
import { printDraft } from '../../../src/archive/intake/draft.ts';
import { formats, intake, type Intake, type IntakeOptions } from '../../../src/archive/intake/intake.ts';
import { promotion } from '../../../src/archive/intake/promotion.ts';
import { kindOf, schemaOf } from '../../../src/archive/model/record.ts';
import { parseFrontMatter, splitFrontMatter } from '../../../src/archive/text/front-matter.ts';
import { knowledge } from './example-archive.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

function read(text: string, options: IntakeOptions = {}, name = 'a.txt'): Intake {
  const result = intake({ name, bytes: bytesOf(text) }, knowledge, options);
  if ('fault' in result) throw new Error(result.fault);
  return result;
}

const notice =
  'the body go topmenu go\n\nHOME > A > News & Notices\n\nNews & Notices\n\nLamps\nDate : 2020.02.05 Read : 1\n';

describe('the format', () => {
  test('is the one that fits best', () => {
    expect(read(`${notice}Text.`).format.name).toBe('mois-notice');
    expect(read('A text of no format.').format.name).toBe('plain');
  });

  test('is the one that is asked for, whatever the source looks like', () => {
    const asked = read(`${notice}Text.`, { format: formats.get('plain') });
    expect(asked.format.name).toBe('plain');
    expect(asked.remarks.join()).not.toContain('--format');
  });

  test('that is unsure is said to be so', () => {
    expect(read('A text of no format.').remarks).toContain(
      'No format fits well: title, date and publisher are guesses; `--format` names another format',
    );
    const both = `${notice}Text.\n---\nAutor(en)/Author(s): A\nQuelle/Source: B, 30.01.2020`;
    expect(read(both).remarks).toContain('`mois-notice` fits nearly as well as `news-digest`; `--format` decides');
  });
});

describe('a draft', () => {
  const draft = printDraft(
    read(`${notice}On January 14, 2013 the Ministry of the Interior and Safety met.`, {
      address: 'https://www.mois.go.kr/eng/1',
    }),
    '2022',
  );
  const { front, body } = splitFrontMatter(draft);
  const { data } = parseFrontMatter(front ?? '');

  test('has typed fields, which the schema of articles takes', () => {
    expect(schemaOf(kindOf('article')).safeParse(data).error).toBeUndefined();
    expect(data).toMatchObject({ date: '2020-02-05', views: 1, event_dates: ['2013-01-14'], organisations: ['mois'] });
  });

  test('has its fields in the order of the kind', () => {
    const order = Object.keys(kindOf('article').fields);
    const keys = Object.keys(data as object);
    expect(keys).toEqual(keys.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
  });

  test('has a bare year without quotation marks', () => {
    expect(front).toContain('accessed: 2022\n');
  });

  test('has an empty place for the digest above the source', () => {
    expect(body).toMatch(/^\n\n\n<SourceText>\n {2}On January 14/u);
  });
});

describe('the hash of a source', () => {
  const { hash } = read(`${notice}One line.\nAnother line.`);
  test('is of its body alone', () => {
    expect(read(`${notice.replace('Read : 1', 'Read : 2')}One line.\nAnother line.`).hash).toBe(hash);
    expect(read('One line.\nAnother line.\n---\nQuelle/Source: B, 30.01.2020').hash).toBe(hash);
  });
  test('does not see how lines end and words are spaced', () => {
    expect(read(`${notice}One  line.\n\n Another line. `.replaceAll('\n', '\r\n')).hash).toBe(hash);
    expect(read(`<html><body>${notice.trim().split('\n').map((line) => `<p>${line}</p>`).join('')}<p>One <b>line</b>.<br>Another line.</body>`).hash).toBe(hash);
  }); // prettier-ignore
  test('sees every word', () => {
    expect(read(`${notice}One line.\nAnother lime.`).hash).not.toBe(hash);
  });
  test('is SHA-256 of the lines, as its field says', () => {
    // printf 'One line.\nAnother line.' | sha256sum
    expect(hash).toBe('sha256:8a099b0e6260941e66907a9f1ddec98d880df02443a6ed2f6b1efed353b8b0c9');
  });
});

describe('an id', () => {
  test.each([
    ['has the date and the words of the title', `${notice.replace('Lamps\n', 'Korea Lends Lamps\n')}Text.`, '2020-02-05-korea-lends-lamps'],
    ['of a Korean title has what it names', '루리타니아와 랜턴\n2020. 2. 5.\n\n등불 이야기를 한다.', '2020-02-05-ruritania-lantern'],
    ['without a date says so', 'Lamps of the coast\n\nA text.', 'undated-lamps-of-coast'],
    ['of a title that says nothing has the hash', '등불\n2020. 2. 5.\n\n글이다.', expect.stringMatching(/^2020-02-05-[0-9a-f]{8}$/u)],
    ['is not longer than a file name may be', `${'Lamplighter'.repeat(30)} and more\n\nText.`, expect.stringMatching(/^undated.{0,73}$/u)],
  ])('%s', (_, text, id) => {
    expect(read(text).id).toEqual(id);
  }); // prettier-ignore
});

describe('a source that is no article is refused', () => {
  test('with only what a page wraps around one', () => {
    expect(intake({ name: 'a.txt', bytes: bytesOf(notice) }, knowledge, {})).toEqual({
      fault: 'Unexpected source `a.txt` without a text of its own, expected an article in it (read as `mois-notice`)',
    });
  });
  test('nested so deep that no tree can hold it', { timeout: 300_000 }, () => {
    const deep = `<html><body>${'<div><span>'.repeat(9_000)}lamp`;
    expect(intake({ name: 'a.html', bytes: bytesOf(deep) }, knowledge, {})).toEqual({
      fault: 'Unexpected depth of elements in `a.html`, expected a page that is not nested so deep',
    });
  });
});

test('a source of very many lines is read to its end', { timeout: 300_000 }, () => {
  const { fields, lines } = read('On 1 May 2020.\n'.repeat(20_000));
  expect(lines).toHaveLength(20_000);
  expect(fields.event_dates).toEqual(['2020-05-01']);
});

test('a source that is larger than any article is refused before it is taken apart', () => {
  const fault = (name: string, text: string) => intake({ name, bytes: bytesOf(text) }, knowledge, {});
  expect(fault('a.html', '<p>a</p>'.repeat(200_000))).toMatchObject({
    fault: expect.stringContaining('tags') as string,
  });
  expect(fault('a.txt', 'a word '.repeat(200_000))).toMatchObject({
    fault: expect.stringContaining('characters') as string,
  });
});

test('lists that a draft cannot hold are written as paragraphs, and that is said', () => {
  const deep = Array.from({ length: 29 }, (_, index) => `<ul><li>item ${index}`).join('');
  const taken = intake({ name: 'a.html', bytes: bytesOf(`<html><body><p>Lamps</p>${deep}`) }, knowledge, {});
  if ('fault' in taken) throw new Error(taken.fault);
  expect(taken.remarks.join('\n')).toContain('as a draft could not hold them');
  const { sourceText } = promotion(printDraft(taken, '2020-01-01'));
  for (let index = 0; index < 29; index += 1) expect(sourceText.split('\n')).toContain(`item ${index}`);
});

test.each([
  ['off the screen', '<p style="position: absolute; left:-9999px">hidden words</p>'],
  ['without size', '<p style="font-size:0">hidden words</p>'],
  ['without colour', '<div style="opacity: 0.0;">hidden words</div>'],
  ['not shown', '<span style="visibility: hidden">hidden words</span>'],
  ['cut off', '<div style="height:1px; width:1px; overflow:hidden">hidden words</div>'],
  ['for readers of the screen only', '<span class="sr-only">hidden words</span>'],
  ['by a class of Korean portals', '<h2 class="blind">hidden words</h2>'],
])('text that a page keeps %s is not body, and is in the report', (_, html) => {
  const taken = intake(
    { name: 'a.html', bytes: bytesOf(`<html><body><p>Lamps</p><p>Seen words.</p>${html}`) },
    knowledge,
    {},
  );
  if ('fault' in taken) throw new Error(taken.fault);
  const line = taken.lines.find(({ line: { text } }) => text === 'hidden words');
  expect(line?.placement.as).toBe('left-out');
  expect(JSON.stringify(taken.body)).not.toContain('hidden');
});

test('terms of use that a source states are read', () => {
  const rightsOf = (line: string) => read(`Lamps\n\nA text.\n${line}`).fields.rights;
  expect(rightsOf('공공누리 제1유형: 출처표시')).toBe('kogl-1');
  expect(rightsOf('공공누리 제4유형')).toBe('kogl-4');
  expect(rightsOf('Licensed CC BY-SA 4.0')).toBe('cc-by-sa');
  expect(rightsOf('Licensed CC BY 4.0')).toBe('cc-by');
  expect(rightsOf('Licensed CC BY-NC 4.0')).toBe('other');
  expect(rightsOf('© Gazette. All rights reserved.')).toBe('in-copyright');
  expect(rightsOf('Nothing.')).toBe('not-evaluated');
});

test('a value that an article cannot hold is said and left out', () => {
  const { fields, remarks } = read('Lamps\n\nText of a few words.\nViews: 99999999999999999999');
  expect(fields).not.toHaveProperty('views');
  expect(remarks).toContain('The value of `views` was left out, as an article cannot hold it: `100000000000000000000`');
});
