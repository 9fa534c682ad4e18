import type { Rights } from '../model/fields/rights.ts';
import type { Source } from './source.ts';

const signs: readonly (readonly [sign: RegExp, rights: Rights])[] = [
  [/공공누리.{0,20}제?\s?1\s?유형/u, 'kogl-1'],
  [/공공누리.{0,20}제?\s?2\s?유형/u, 'kogl-2'],
  [/공공누리.{0,20}제?\s?3\s?유형/u, 'kogl-3'],
  [/공공누리.{0,20}제?\s?4\s?유형/u, 'kogl-4'],
  [/creativecommons\.org\/licenses\/by-sa\/|\bCC BY-SA\b|Attribution-ShareAlike/iu, 'cc-by-sa'],
  [/creativecommons\.org\/licenses\/by\/|\bCC BY\b(?!-)/iu, 'cc-by'],
  [/creativecommons\.org\/licenses\/|\bCC BY-/iu, 'other'],
  [/무단\s?전재|All rights reserved/iu, 'in-copyright'],
];

/** The terms that a source states, with its words; nothing where it states none. */
export function statedRights(source: Source): { readonly rights: Rights; readonly text: string } | undefined {
  for (const [sign, rights] of signs) {
    for (const { text } of source.lines) {
      const words = sign.exec(text)?.[0];
      if (words !== undefined) return { rights, text: words };
    }
  }
  return undefined;
}
