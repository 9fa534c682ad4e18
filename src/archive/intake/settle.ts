import type { PartialDate } from '../model/fields/partial-date.ts';
import { printDraft } from './draft.ts';
import type { Intake } from './intake.ts';
import { draftSource, recognise, type KnownSource } from './known.ts';

/**
 * What becomes of a source. `written` and `overwritten` change a file; `unchanged`, `kept` and `known` leave
 * everything as it is; `skipped` is a file that is no source, `failed` one that could not be read, `unwritten` one whose
 * draft could not be written.
 */
export type Outcome = 'written' | 'overwritten' | 'unchanged' | 'kept' | 'known' | 'skipped' | 'failed' | 'unwritten';

export interface Settled {
  readonly outcome: Outcome;
  /** Id of the draft, or of the article that has the source. */
  readonly id: string;
  readonly because: string;
  /** The text of the draft, where one is to be written. */
  readonly draft?: string;
}

export interface SettleOptions {
  readonly today: PartialDate;
  /** When the source was read, where that was not today. */
  readonly accessed?: PartialDate | undefined;
  /** Import a source that is known, under an id of its own. */
  readonly again: boolean;
  /** Overwrite a draft that differs. */
  readonly force: boolean;
}

/** Decides what becomes of a source, given what the archive has and the texts of the drafts by id. */
export function settle(
  intake: Intake,
  articles: readonly KnownSource[],
  drafts: ReadonlyMap<string, string>,
  { today, accessed, again, force }: SettleOptions,
): Settled {
  const draftSources = [...drafts].map(([id, text]) => draftSource(id, `${id}.mdx`, text));
  const match = again ? undefined : recognise([...articles, ...draftSources], intake.addresses, intake.hash);
  if (match && !match.as.draft) return { outcome: 'known', id: match.as.id, because: knownBy(match) };

  const unread = again ? undefined : draftSources.find((draft) => draft.id === intake.id && draft.hash === undefined);
  const existing = match?.as ?? unread;
  if (!existing) {
    const id = freeId(intake.id, (taken) => drafts.has(taken) || articles.some((article) => article.id === taken));
    return { outcome: 'written', id, because: 'a new draft', draft: printDraft(intake, accessed ?? today) };
  }
  const { id } = existing;
  const draft = printDraft(intake, accessed ?? existing.accessed ?? today);
  if (drafts.get(id) === draft) return { outcome: 'unchanged', id, because: 'the draft stands as it was imported' };
  if (force) return { outcome: 'overwritten', id, because: 'written anew, as `--force` asks', draft };
  return {
    outcome: 'kept',
    id,
    because: 'the draft was edited, or would be another today; `--force` writes it anew',
  };
}

function knownBy({ as, by, whole }: NonNullable<ReturnType<typeof recognise>>): string {
  const same = `\`${as.file}\` has the same ${by}`;
  if (whole) return `${same}; \`--again\` imports it all the same`;
  return by === 'address'
    ? `${same}, but its text was another; \`--again\` imports it all the same`
    : `${same}; its address is another and may belong in \`also_at\``;
}

function freeId(id: string, taken: (id: string) => boolean): string {
  if (!taken(id)) return id;
  for (let number = 2; ; number += 1) if (!taken(`${id}-${number}`)) return `${id}-${number}`;
}
