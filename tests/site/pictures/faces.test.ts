import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { link } from '../../../src/archive/graph.ts';
import { readArchive } from '../../../src/archive/read.ts';
import { charactersOf } from '../../../src/site/pictures/card.ts';
import { openFaces } from '../../../src/site/pictures/faces.ts';
import { cards } from '../../../src/site/views/sharing.ts';

const samples = {
  Korean: '협력센터 뷁',
  Hanja: '韓國 行政',
  Uzbek: 'Oʻzbekiston Oʻzbek tili Ўзбекистон қўшма',
  Vietnamese: 'Chính phủ điện tử Việt Nam ưỡ',
  Serbian: 'Канцеларија Niš Ružić Ђорђевић',
  Greek: 'Ηλεκτρονική διακυβέρνηση',
  French: 'Côte d’Ivoire — École nationale',
  Romanian: 'Guvernul României și Moldovei, Țara',
  Turkish: 'Türkiye Balcı İstanbul Çağ',
  Mongolian: 'Цахим засаг Өвөр үндэсний',
} as const;

const faces = await openFaces(`${Object.values(samples).join('')}AVTo .→“”…ABCDEFGHIJKLMNOPQRSTUVWXYZ`);

describe('the faces have every character of', () => {
  test.each(Object.entries(samples))('%s', (_, text) => {
    expect([...text].filter((character) => !faces.covers(character))).toEqual([]);
  });

  test('every card of the archive', async () => {
    const { records, settings, moved } = await readArchive(fileURLToPath(new URL('../../../content', import.meta.url)));
    const all = cards({ archive: link(records), settings, moved });
    const open = await openFaces(charactersOf(all));
    const bare = all.filter(
      ({ kicker, titles: [title], byline, foot }) => !open.covers(kicker + title + byline + foot),
    );
    expect(bare.map(({ path, titles: [title] }) => `${path}: ${title}`)).toEqual([]);
    expect(all.length).toBeGreaterThan(2 * (records.length - 10));
  });
});

describe('words are shaped', () => {
  const width = (text: string) => faces.shape(text, 'title', 100).width;

  test('with their pairs kerned', () => {
    expect(width('AV')).toBeLessThan(width('A') + width('V') - 2);
    expect(width('To')).toBeLessThan(width('T') + width('o') - 2);
  });

  test('at a width that grows with the size, across parts of the faces', () => {
    const text = '협력센터 Niš → Ўзбек';
    expect(faces.shape(text, 'text', 80).width).toBeCloseTo(2 * faces.shape(text, 'text', 40).width, 5);
    expect(width(text)).toBeCloseTo(
      ['협력센터', ' Ni', 'š', ' ', '→', ' ', 'Ўзбек'].reduce((sum, part) => sum + width(part), 0),
      5,
    );
  });

  test('as glyphs of their own: no two syllables are one box', () => {
    const drawn = [...'협력센터뷁韓國Ўğ'].map((character) => {
      const [glyph] = faces.shape(character, 'text', 60).glyphs;
      return glyph ? Buffer.from(glyph.coverage.values).toString('base64') : '';
    });
    expect(new Set(drawn).size).toBe(9);
    expect(drawn).not.toContain('');
  });

  test('a space has a width and no ink', () => {
    expect(faces.shape(' ', 'text', 60)).toMatchObject({ glyphs: [] });
    expect(width(' ')).toBeGreaterThan(10);
  });

  test('but not where a character has no glyph', () => {
    expect(faces.covers('საქართველო')).toBe(false);
    expect(() => faces.shape('საქართველო', 'text', 40)).toThrow(
      'Unexpected character `ს`, expected one that the faces have',
    );
  });
});
