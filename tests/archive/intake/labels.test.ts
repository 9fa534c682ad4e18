import { expect, test } from 'vitest';
import { attachmentIn, readLabels } from '../../../src/archive/intake/labels.ts';

test.each([
  ['Date : 2020.02.05 Read : 17719', [['date', '2020-02-05'], ['views', '17719']]],
  ['Date 2020.02.05 Read 17719', [['date', '2020-02-05'], ['views', '17719']]],
  ['Date :', [['date', '']]],
  ['작성자 홍보기 | 등록일 2020.01.30 | 조회수 1,234', [['author', '홍보기'], ['date', '2020-01-30'], ['views', '1234']]],
  ['입력 2020.01.15 09:30 | 수정 2020.01.16 10:00', [['date', '2020-01-15'], ['revised', '2020-01-16']]],
  ['담당 : 등대협력과 심청(02-000-1234)', [['contact', '등대협력과 심청(02-000-1234)']]],
  ['Source: Example Post, Streslau', [['publisher', 'Example Post, Streslau']]],
  ['Attached Files', [['attachments', '']]],
] as const)('a line of labels and values is read: %s', (text, labelled) => {
  expect(readLabels(text)?.map(({ field, value }) => [field, value])).toEqual(labelled);
}); // prettier-ignore

test.each([
  ['begins like a label', 'Reading lamps is fun'],
  ['has a word that is a label, without a colon', 'Source codes were given to all'],
  ['has a value that does not fit', 'Date : soon'],
  ['has a count that is no number', 'Read : the manual'],
  ['has words before the label', 'The Date : 2020.02.05'],
])('a sentence is not taken for labels: one that %s', (_, text) => {
  expect(readLabels(text)).toBeUndefined();
});

test.each([
  ['lighthouse register.hwp (214KB) [Preview]', 'lighthouse register.hwp'],
  ['(1.15.) 등대 대장.hwpx [15 KB] 내려받기', '(1.15.) 등대 대장.hwpx'],
  ['lamp.pdf', 'lamp.pdf'],
  ['no file here', undefined],
  ['lamp.pdfs', undefined],
])('an attached file is named without size and buttons: %s', (text, name) => {
  expect(attachmentIn(text)).toBe(name);
});
