import { nameIndex } from '../../../src/archive/intake/names.ts';
import type { Knowledge } from '../../../src/archive/intake/intake.ts';
import { aRecord } from '../../builders.ts';

const named = (en: string, ko: string | undefined, aliases: readonly string[] = []) => ({
  names: { en, ...(ko === undefined ? {} : { ko }), aliases },
});

/** Records with names of every trouble: nested, shared, ordinary words, former, in two scripts, with patronymics. */
export const records = [
  aRecord('country', named('Korea', '대한민국', ['South Korea', '한국', '우리나라']), 'kr'),
  aRecord('country', named('Ruritania', '루리타니아'), 'zz'),
  aRecord('country', named('Ruritania Minor', '소루리타니아'), 'zy'),
  aRecord('country', named('Indonesia', '인도네시아'), 'id'),
  aRecord('country', named('India', '인도'), 'in'),
  aRecord('country', named('Sudan', '수단'), 'sd'),
  aRecord(
    'organisation',
    {
      names: {
        en: 'Ministry of the Interior and Safety',
        ko: '행정안전부',
        aliases: ['MOIS', '행안부'],
        former: [
          { en: 'Ministry of the Interior', ko: '행정자치부', acronym: 'MOI', from: '2015-09', until: '2017-07-26' },
        ],
      },
      country: 'kr',
    },
    'mois',
  ),
  aRecord('organisation', { ...named('World Health Organization', '세계보건기구'), acronym: 'WHO' }, 'who'),
  aRecord('organisation', named('Royal Lighthouse Office', '왕립등대청'), 'royal-lighthouse-office'),
  aRecord('organisation', named('Ministry of Harbours, Lamps and Trade', undefined), 'ministry-of-harbours'),
  aRecord(
    'centre',
    named('Korea-Ruritania E-Government Cooperation Center', '한-루리타니아 전자정부 협력센터'),
    'ruritania-2013',
  ),
  aRecord(
    'centre',
    named('Korea-Ruritania Digital Government Centre', '한-루리타니아 디지털정부 협력센터', [
      'Korea-Ruritania E-Government Cooperation Center',
    ]),
    'ruritania-2020',
  ),
  aRecord('person', named('Hong Gil-dong', '홍길동'), 'hong-gil-dong'),
  aRecord('person', named('Sim Cheong', '심청'), 'sim-cheong'),
  aRecord('person', named('Rudolf Rassendyll', undefined), 'rudolf-rassendyll'),
  aRecord('person', named('Ivan Primerov', '이반 프리메로프'), 'ivan-primerov'),
  aRecord('system', named('Lantern', '랜턴'), 'lantern'),
  aRecord('system', named('Lamp oil register', undefined), 'lamp-oil-register'),
  aRecord('topic', named('Data centres', '데이터센터'), 'data-centre'),
  aRecord('topic', named('Lighthouse', '등대'), 'lighthouse'),
  aRecord('topic', named('Smart city', undefined), 'smart-city'),
  aRecord(
    'article',
    {
      url: 'http://digest.example/en/news/1-older.html',
      via: 'eLamp Forschung',
      publisher: 'Example Post',
      publisher_country: 'ZZ',
      source_hash: `sha256:${'0'.repeat(64)}`,
    },
    '2019-01-01-older',
  ),
];

/** What an archive of these records knows. */
export const knowledge: Knowledge = { records, names: nameIndex(records) };
