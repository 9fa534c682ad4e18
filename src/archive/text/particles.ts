/**
 * What Korean attaches to a name. A name is found in a word only where the rest of the word is of these tables, so
 * that 인도 is not found in 인도네시아, nor a minister in a ministry that begins alike.
 */

/** Particles that do not ask how the name ends, and forms of “to be” that follow it. */
const open =
  '의|에|에서|에게|에게서|께|께서|도|만|까지|부터|마다|처럼|같이|보다|하고|및|등|등의|들|뿐|뿐만|조차|마저|밖에|만큼|대로|에는|에도|에만|에서는|에서도|에서의|에의|라고|이라고|라는|이라는|라며|이라며|이며|이고|이자|이다|이었다|이란|이나|이든|입니다|인|였다|라면|이라면|였던|이었던';

/** Particles by the sound that the name ends in: after a consonant, after a vowel. */
const afterConsonant = '은|이|을|과|과의|과는|과도|으로|으로의|으로서|으로써|으로부터|으로도|으로는';
const afterVowel = '는|가|를|와|와의|와는|와도|로|로의|로서|로써|로부터|로도|로는|나|란|며|고|자';

/** Words that are written to a name without a space, by the kind of what is named. */
const companions: Readonly<Record<string, string>> = {
  country: '정부|대통령|총리|국민|측|대사관|대사|현지|내|간|인|어|산|행|형|식',
  organisation:
    '장관|차관|측|관계자|소속|산하|내|간|직원|공무원|주최|주관|담당자|교수|총장|부총장|원장|청장|위원장|사장|회장',
  person:
    '장관|차관|대통령|총리|부총리|위원장|부위원장|원장|부원장|총장|부총장|교수|대사|의원|국장|실장|과장|청장|처장|사장|회장|이사장|대표|단장|센터장|씨|님',
};

/** The final consonant of a syllable, by its place in Unicode's table: 0 is none, 8 is ㄹ. */
const finalOf = (syllable: string) => {
  const code = syllable.codePointAt(0) ?? 0;
  return code >= 0xac00 && code <= 0xd7a3 ? (code - 0xac00) % 28 : undefined;
};
const rieul = 8;

const patterns = new Map<string, RegExp>();

function patternOf(ending: 'consonant' | 'vowel' | 'rieul' | 'unknown'): RegExp {
  const known = patterns.get(ending);
  if (known) return known;
  const own = {
    consonant: [open, afterConsonant],
    vowel: [open, afterVowel],
    // After ㄹ, `로` stands where other consonants have `으로`.
    rieul: [open, afterConsonant, '로|로의|로서|로써|로부터|로도|로는'],
    unknown: [open, afterConsonant, afterVowel],
  }[ending];
  // A second particle may follow (까지의, 에서만); how the first one ends is its own affair.
  const pattern = new RegExp(`^(?:${own.join('|')})(?:은|는|이|가|을|를|도|만|의|와|과|에|로)?$`, 'u');
  patterns.set(ending, pattern);
  return pattern;
}

/** Whether `rest` can follow a name that ends in `last`: nothing, particles, or a companion with particles. */
export function isAttached(rest: string, last: string, kind: string): boolean {
  if (rest === '') return true;
  const final = finalOf(last);
  const ending = final === undefined ? 'unknown' : final === 0 ? 'vowel' : final === rieul ? 'rieul' : 'consonant';
  if (patternOf(ending).test(rest)) return true;
  return (companions[kind] ?? '')
    .split('|')
    .some(
      (word) =>
        word !== '' && rest.startsWith(word) && isAttached(rest.slice(word.length), word.at(-1) ?? '', 'companion'),
    );
}

/** Syllables that stand before the name of a country in one word: the embassy in it, policy towards it. */
export const beforeCountry = /^[주대한재]/u;

/** Korean names that are ordinary words too: means, ninety thousand, pavement, ends. A person decides. */
export const homographs: ReadonlySet<string> = new Set([
  '수단',
  '오만',
  '인도',
  '말리',
  '이란',
  '가나',
  '차드',
  '통가',
]);

/** What makes a verb or an adjective of a noun: 체결하다, 체결된, 체결시켰다. */
const verbal = /^(?:하|한|할|함|했|해|되|된|될|됨|됐|돼|시키|시킨|시켰|받|받은)(?:\p{Script=Hangul}{0,5})$/u;

/** What a Korean word may be without its particles and endings, the longest first; the word itself is not among them. */
export function stemsOf(word: string): readonly string[] {
  const stems: string[] = [];
  for (let end = word.length - 1; end > 0; end -= 1) {
    const rest = word.slice(end);
    if (isAttached(rest, word[end - 1] ?? '', '') || (end > 1 && verbal.test(rest))) stems.push(word.slice(0, end));
  }
  return stems;
}
