import { describe, expect, test } from 'vitest';
import { decode, mostBytes, oversize } from '../../../src/archive/intake/decode.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, mark: readonly number[], big: boolean) =>
  new Uint8Array([
    ...mark,
    ...[...text].flatMap((letter) => {
      const code = letter.charCodeAt(0);
      return big ? [code >> 8, code & 255] : [code & 255, code >> 8];
    }),
  ]);
/** 등대 in EUC-KR. */
const lighthouse = [0xb5, 0xee, 0xb4, 0xeb];

describe('a text', () => {
  test.each([
    ['UTF-8', utf8('등대'), '등대', 'utf-8'],
    ['UTF-8 with a byte order mark', new Uint8Array([0xef, 0xbb, 0xbf, ...utf8('등대')]), '등대', 'utf-8'],
    ['UTF-16, little end first', utf16('등대', [0xff, 0xfe], false), '등대', 'utf-16le'],
    ['UTF-16, big end first', utf16('등대', [0xfe, 0xff], true), '등대', 'utf-16be'],
    ['EUC-KR that nothing declares', new Uint8Array(lighthouse), '등대', 'euc-kr'],
    [
      'a page that declares its encoding',
      new Uint8Array([...utf8('<meta charset="windows-1251">'), 0xcc, 0xe0, 0xff, 0xea]),
      '<meta charset="windows-1251">Маяк',
      'windows-1251',
    ],
    [
      'a page that declares what it is not: the bytes count',
      new Uint8Array([...utf8('<meta charset="utf-8">'), ...lighthouse]),
      '<meta charset="utf-8">등대',
      'euc-kr',
    ],
  ])('is read from %s', (_, bytes, text, encoding) => {
    expect(decode({ name: 'a.txt', bytes })).toMatchObject({ text, encoding });
  });

  test('read otherwise than as UTF-8 says why', () => {
    expect(decode({ name: 'a.txt', bytes: new Uint8Array(lighthouse) })).toHaveProperty(
      'because',
      'its bytes are not UTF-8 and read as Korean',
    );
    expect(decode({ name: 'a.txt', bytes: utf8('lamp') })).not.toHaveProperty('because');
  });
});

describe('what is no text', () => {
  const expected = 'expected the text of a source or its saved HTML';
  test.each([
    ['an empty file', [], `Unexpected empty file in \`a.txt\`, ${expected}`],
    ['blank text', [...utf8(' \n\t\u00a0\n')], `Unexpected empty text in \`a.txt\`, ${expected}`],
    ['a zero byte', [...utf8('lamp'), 0], `Unexpected binary data (a zero byte at offset 4) in \`a.txt\`, ${expected}`],
    ['a PDF', [...utf8('%PDF-1.7')], `Unexpected a PDF file in \`a.txt\`, ${expected}`],
    ['an HWPX', [0x50, 0x4b, 3, 4], `Unexpected a ZIP container (HWPX, DOCX, ODT) in \`a.txt\`, ${expected}`],
    [
      'bytes of no encoding',
      [...utf8('lamp '), 0xff, 0x20],
      `Unexpected bytes that are neither UTF-8 nor EUC-KR (the first at offset 5) in \`a.txt\`, ${expected}`,
    ],
    [
      'a web archive',
      [...utf8('From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\nx')],
      `Unexpected a web archive (MHTML) in \`a.txt\`, ${expected}`,
    ],
  ])('is refused with its kind: %s', (_, bytes, fault) => {
    expect(decode({ name: 'a.txt', bytes: new Uint8Array(bytes) })).toEqual({ fault });
  });

  test.each([
    ['ISO-2022-KR', '\u001b$)C\u000e;hA&\u000f'],
    ['ISO-2022-JP', '\u001b$B%^%k\u001b(B'],
    ['an RTF file', '{\\rtf1 words}'],
  ])('is refused as %s', (what, text) => {
    expect(decode({ name: 'a.txt', bytes: new TextEncoder().encode(text) }).fault).toContain(`Unexpected ${what}`);
  });

  test('is refused by its size before it is read', () => {
    expect(oversize('film.txt', 50 * 1024 * 1024)).toBe(
      'Unexpected size 50.0 MB of `film.txt`, expected at most 4.0 MB',
    );
    expect(oversize('a.txt', mostBytes)).toBeUndefined();
    expect(decode({ name: 'film.txt', bytes: new Uint8Array(mostBytes + 1) })).toHaveProperty('fault');
  });
});
