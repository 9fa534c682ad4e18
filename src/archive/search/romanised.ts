/** Korean names in Latin letters are spelt in many ways: Lee, Yi and Rhee are one family name. */

const families: readonly (readonly [RegExp, string])[] = [
  [/^(?:lee|yi|rhee|ree|rhie|li|ri)$/u, 'i'],
  [/^(?:park|pak|bark|bak)$/u, 'bak'],
  [/^(?:choi|choe|choy)$/u, 'choe'],
  [/^(?:lim|im|rim|yim)$/u, 'im'],
  [/^(?:noh|roh|no|ro)$/u, 'no'],
  [/^(?:woo|wu|u)$/u, 'u'],
  [/^(?:yoo|yu|ryu|you|ryoo)$/u, 'yu'],
  [/^(?:moon|mun)$/u, 'mun'],
  [/^(?:ahn|an)$/u, 'an'],
];

const letters: readonly (readonly [RegExp, string])[] = [
  [/eo|eu|oo|ou|u/gu, 'o'],
  [/ae|ee/gu, 'i'],
  [/(?<=[aeiouy])h(?![aeiouy])/gu, ''],
  [/ch/gu, 'j'],
  [/sh/gu, 's'],
  [/k/gu, 'g'],
  [/t/gu, 'd'],
  [/p/gu, 'b'],
  [/r/gu, 'l'],
  [/(.)\1/gu, '$1'],
];

/** What the spellings of one Korean name have in common, its family name first or last; none for what is no such name. */
export function romanisedKeys(name: string): readonly string[] {
  const words = name
    .toLowerCase()
    .split(/[\s,]+/u)
    .filter((word) => word !== '');
  if (words.length < 2 || words.length > 3 || !words.every((word) => /^[a-z]+(?:-[a-z]+)?$/u.test(word))) return [];
  const key = (family: string, given: readonly string[]) =>
    `${fold(families.reduce((text, [from, to]) => text.replace(from, to), family))} ${fold(given.join('').replaceAll('-', ''))}`;
  const [first = '', ...rest] = words;
  return [key(first, rest), key(words.at(-1) ?? '', words.slice(0, -1))];
}

const fold = (text: string) => letters.reduce((folded, [from, to]) => folded.replace(from, to), text);
