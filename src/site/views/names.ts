import type { Alias, FormerName, Names } from '../../archive/model/fields/names.ts';
import { hasHangul } from '../../archive/model/label.ts';
import { captionOf, type RecordOf } from '../../archive/model/record.ts';
import { say } from '../i18n/words.ts';
import type { Answer, Fact } from './facts.ts';
import { mixedLine, noteOf, partOf, periodLine, type Line } from './present.ts';
import type { Here } from './site.ts';
import type { Marker } from './sources.ts';

/** Names beside the one in the title, each as a fact. */
export function namesOf(here: Here, record: RecordOf, marks: Marker): readonly Fact[] {
  const word = say(here.locale);
  const fact = (label: string, answers: readonly Answer[]): readonly Fact[] =>
    answers.length ? [{ label, answers, differ: false }] : [];
  const plain = (text: string, lang?: string): Answer => ({
    line: namedLine(text, lang, here),
    sources: [],
  });
  if (record.kind === 'article') {
    const { title, language } = record.fields;
    const shown = captionOf(record, here.locale).text;
    return shown.includes(title) ? [] : fact(word('printedTitle'), [plain(title, language)]);
  }
  if (!('names' in record.fields)) return [];
  const names: Names = record.fields.names;
  const native = names.native;
  const other =
    here.locale === 'en'
      ? fact(word('inKorean'), names.ko === undefined ? [] : [plain(names.ko, 'ko')])
      : fact(word('inEnglish'), names.ko === undefined ? [] : [plain(names.en, 'en')]);
  return [
    ...other,
    ...fact(
      word('ownName'),
      native && native.text !== names.ko && native.text !== names.en ? [plain(native.text, native.lang)] : [],
    ),
    ...fact(
      word('alsoKnownAs'),
      names.aliases.map((alias) => aliasAnswer(alias, here, marks)),
    ),
    ...fact(
      word('formerly'),
      names.former.map((former) => formerAnswer(former, here, marks)),
    ),
  ];
}

/** A name in its language; Korean words in one that names none, or that mixes both, are told from the rest. */
const namedLine = (text: string, lang: string | undefined, here: Here): Line =>
  hasHangul(text) && !(lang === 'ko' && here.locale === 'ko')
    ? mixedLine({ text, lang: lang === 'ko' || lang === undefined ? 'en' : lang }, here)
    : [partOf(lang === undefined ? { text } : { text, lang }, here)];

export const aliasAnswer = ({ text, lang, per, note }: Alias, here: Here, marks: Marker): Answer => ({
  line: namedLine(text, lang, here),
  sources: marks(per),
  ...noteOf(note, here),
});

export function formerAnswer(
  { en, ko, acronym, from, until, per, note }: FormerName,
  here: Here,
  marks: Marker,
): Answer {
  const forms = (here.locale === 'ko' ? [ko, en] : [en, ko]).flatMap((form, index) =>
    form === undefined
      ? []
      : [partOf({ text: form, lang: (here.locale === 'ko') === (index === 0) ? 'ko' : 'en' }, here)],
  );
  const line = [...forms, ...(acronym === undefined ? [] : [{ text: acronym }])].flatMap((part, index) =>
    index ? [{ text: ' · ' }, part] : [part],
  );
  const term = periodLine(from, until, here);
  return {
    line: term.length === 0 ? line : [...line, { text: ', ' }, ...term],
    sources: marks(per),
    ...noteOf(note, here),
  };
}
