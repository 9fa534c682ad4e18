import { describe, expect, test } from 'vitest';
import { nameIndex } from '../../../src/archive/intake/names.ts';
import { aRecord } from '../../builders.ts';
import { knowledge, records } from './example-archive.ts';

const { names } = knowledge;
const found = (text: string) => names.find(text).found.map(({ kind, id }) => `${kind}/${id}`);

describe('a name is found', () => {
  test.each([
    ['as it is written', 'in Ruritania', ['country/zz']],
    ['in capitals', 'RURITANIA', ['country/zz']],
    ['before an apostrophe', 'Ruritania’s lamps', ['country/zz']],
    ['in a compound', 'the Korea-Ruritania lamp', ['country/kr', 'country/zz']],
    ['by an acronym', 'the WHO said', ['organisation/who']],
    ['by a former name', 'the Ministry of the Interior', ['organisation/mois']],
    ['by a former acronym', 'MOI officials', ['organisation/mois']],
    ['without its article', 'Ministry of Interior and Safety', ['organisation/mois']],
    ['by the title of the minister', 'Vice Minister of the Interior and Safety', ['organisation/mois']],
    ['over the end of a line', 'the Ministry of the\nInterior and Safety', ['organisation/mois']],
    ['with a comma of its own', 'the Ministry of Harbours, Lamps and Trade', ['organisation/ministry-of-harbours']],
    ['in the other spelling of English', 'Korea-Ruritania Digital Government Center', ['centre/ruritania-2020', 'country/kr', 'country/zz']],
    ['with a hyphen in a person', 'Hong Gil-dong', ['person/hong-gil-dong']],
    ['with a space in a person', 'Hong Gil Dong', ['person/hong-gil-dong']],
    ['in one word in a person', 'Hong Gildong', ['person/hong-gil-dong']],
    ['with the family name last', 'Gil-dong Hong', ['person/hong-gil-dong']],
    ['with a comma behind the family name', 'Hong, Gil-dong', ['person/hong-gil-dong']],
    ['with a patronymic that the record lacks', 'Ivan Petrovich Primerov', ['person/ivan-primerov']],
    ['with family name, name and patronymic', 'Primerov Ivan Petrovich', ['person/ivan-primerov']],
    ['in Korean, with a patronymic', '프리메로프 이반 페트로비치 장관', ['person/ivan-primerov']],
    ['in the plural, of a subject', 'two lighthouses', ['topic/lighthouse']],
    ['in the plural of another form, of a subject', 'the Smart Cities', ['topic/smart-city']],
    ['in small letters, of a description', 'its lamp oil register', ['system/lamp-oil-register']],
    ['in small letters, of a subject', 'a data centre', ['topic/data-centre']],
  ])('%s: %s', (_, text, keys) => {
    expect(found(text)).toEqual(keys);
  }); // prettier-ignore

  test.each([
    '행정안전부', '행정안전부는', '행정안전부가', '행정안전부를', '행정안전부와', '행정안전부와의', '행정안전부의', '행정안전부에서는', '행정안전부로부터',
    '행정안전부까지의', '행정안전부장관은', '행정안전부장관과', '행정안전부(장관', '행정안전부,', '“행정안전부”라며', '행정안전부입니다', '행안부는', '행정자치부에',
  ])('with what Korean attaches to it: %s', (text) => {
    expect(found(text)).toEqual(['organisation/mois']);
  }); // prettier-ignore

  test.each(['루리타니아의', '루리타니아정부는', '주루리타니아', '대루리타니아', '루리타니아·한국', '한-루리타니아'])(
    'of a country: %s',
    (text) => {
      expect(found(text)).toContain('country/zz');
    },
  );

  test('whether or not its Korean words stand apart', () => {
    for (const text of ['한-루리타니아 전자정부 협력센터는', '한-루리타니아 전자정부협력센터는', '한·루리타니아 전자정부협력센터'])
      expect(found(text)).toContain('centre/ruritania-2013');
  }); // prettier-ignore

  test('with a consonant or a vowel before the particle, as Korean asks', () => {
    expect(found('랜턴은 랜턴이 랜턴을 랜턴과 랜턴으로')).toEqual(['system/lantern']);
    expect(found('랜턴는')).toEqual([]);
    expect(found('행정안전부은')).toEqual([]);
  });

  test('in composed and in decomposed form alike', () => {
    expect(found('행정안전부는'.normalize('NFD'))).toEqual(['organisation/mois']);
  });
});

describe('a name is not found', () => {
  test.each([
    ['in an ordinary word like its acronym', 'those who came'],
    ['in a longer word', 'Ruritanian'],
    ['in a longer Korean word', '행정안전부산'],
    ['in another country that begins alike', '인도네시아와의', ['country/id']],
    ['in small letters', 'the ministry of the interior and safety'],
    ['over a gap between paragraphs', 'the Ministry of the\n\nInterior and Safety'],
    ['over the end of a sentence', 'He went to Hong. Gil-dong stayed'],
    ['in the name of another body', 'the Ministry of the Interior and Safety', ['organisation/mois']],
    ['as a subject in the name of a body', 'the Royal Lighthouse Office', ['organisation/royal-lighthouse-office']],
    ['as the second half of a compound', 'a mega-lighthouse'],
  ] as const)('%s: %s', (_, text, keys: readonly string[] = []) => {
    expect(found(text)).toEqual(keys);
  });

  test('as a country inside the name of a person', () => {
    const index = nameIndex([
      aRecord('country', { names: { en: 'Jordania' } }, 'jo'),
      aRecord('person', { names: { en: 'Michael Jordania' } }, 'michael-jordania'),
    ]);
    expect(index.find('Michael Jordania').found.map(({ id }) => id)).toEqual(['michael-jordania']);
  });
});

describe('a choice is left to a person', () => {
  test('where two records share a name', () => {
    const { found: sure, choices } = names.find('the Korea-Ruritania E-Government Cooperation Center');
    expect(sure.map(({ kind }) => kind)).toEqual(['country', 'country']);
    expect(choices).toEqual([
      {
        text: 'Korea-Ruritania E-Government Cooperation Center',
        index: 4,
        of: ['centre/ruritania-2013', 'centre/ruritania-2020'],
        because: 'goes by the same name',
      },
    ]);
  });

  test('where a country and a system share a name', () => {
    const index = nameIndex([
      aRecord('country', { names: { en: 'Jordania' } }, 'jo'),
      aRecord('system', { names: { en: 'Jordania' } }, 'jordania'),
    ]);
    expect(index.find('in Jordania').found).toEqual([]);
    expect(index.find('in Jordania').choices[0]?.of).toEqual(['country/jo', 'system/jordania']);
  });

  test.each(['수단으로', '인도의', '심청은'])('where a name is an ordinary word too: %s', (text) => {
    const { found: sure, choices } = names.find(text);
    expect(sure).toEqual([]);
    expect(choices).toHaveLength(1);
  });
});

test('names come in the order of the text, each once with all its places', () => {
  const text = 'Ruritania and WHO; 루리타니아, World Health Organization';
  expect(names.find(text).found).toEqual([
    { kind: 'country', id: 'zz', texts: ['Ruritania', '루리타니아'], indexes: [0, 19] },
    {
      kind: 'organisation',
      id: 'who',
      texts: ['WHO', 'World Health Organization'],
      indexes: [14, 26],
    },
  ]);
});

test('the order of records changes nothing', () => {
  const text = 'Ruritania Minor, Korea-Ruritania E-Government Cooperation Center, 수단, 행정안전부';
  expect(nameIndex(records.toReversed()).find(text)).toEqual(names.find(text));
});

test('a body is called by any of its names, if no other is', () => {
  expect(names.called('organisation', '행정자치부')).toBe('mois');
  expect(names.called('centre', 'Korea-Ruritania E-Government Cooperation Center')).toBeUndefined();
  expect(names.called('organisation', 'Nobody')).toBeUndefined();
});
