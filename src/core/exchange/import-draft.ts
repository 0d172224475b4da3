/** What an import of a project gathers: the records that it makes, and what it could not take in. */
import type { CoderId, MemoId } from '../model/ids.ts';
import type { Memo, MemoTarget } from '../model/memo.ts';
import type { Entry } from '../model/records.ts';
import type { StudyReader } from '../store/study-reader.ts';
import { counted } from '../text/counted.ts';

export interface ImportContext {
  /** A moment as records keep it. */
  now: string;
  /** Who imports. */
  coderId: CoderId;
  /** An id that no record of the study has. */
  newId(prefix: string): string;
}

export interface Stamps {
  createdAt: string;
  createdBy: CoderId;
  changedAt: string;
  changedBy: CoderId;
  removed: null;
}

const longestMemo = 1_000_000;

export class ImportDraft {
  readonly study: StudyReader;
  readonly context: ImportContext;
  readonly entries: Entry[] = [];
  readonly losses: string[] = [];
  readonly added = {
    kinds: 0,
    fields: 0,
    vocabularies: 0,
    linkTypes: 0,
    items: 0,
    coders: 0,
    links: 0,
    memos: 0,
    judgements: 0,
  };

  constructor(study: StudyReader, context: ImportContext) {
    this.study = study;
    this.context = context;
  }

  put(entry: Entry): void {
    this.entries.push(entry);
  }

  /** Made by this coder then; by who imports and now, where the project does not say. */
  stamps(coderId: CoderId = this.context.coderId, createdAt: string | null = null): Stamps {
    const at = momentOf(createdAt) ?? this.context.now;
    return { createdAt: at, createdBy: coderId, changedAt: at, changedBy: coderId, removed: null };
  }

  /** Tells of things that were left out; `rest` goes on from their number. */
  lose(count: number, noun: string, plural: string, rest: string): void {
    if (count > 0) this.losses.push(`${counted(count, noun, plural)} ${rest}`);
  }

  /** None where there is no text, or where the study has that very memo on the record. */
  putMemo(on: MemoTarget, text: string, stamps: Stamps, mentions: Memo['mentions'] = []): void {
    if (text.trim() === '') return;
    const cut = text.slice(0, longestMemo);
    for (const memo of this.study.memosOn({ type: on.type, id: on.id })) if (memo.text === cut) return;
    if (cut.length < text.length)
      this.losses.push(`A memo of ${text.length} characters was cut to ${longestMemo}.`);
    const id = this.context.newId('m') as MemoId;
    this.put({ type: 'memo', record: { id, on, text: cut, mentions, ...stamps } });
    this.added.memos += 1;
  }
}

/** A moment as records keep it; one without a zone is taken as UTC, and null is given for what is none. */
export function momentOf(text: string | null): string | null {
  if (text === null) return null;
  const written = text.trim().replace(' ', 'T');
  if (!/^\d{4}-\d\d-\d\d/.test(written)) return null;
  const hasZone = /(?:z|[+-]\d\d:?\d\d)$/i.test(written);
  const at = Date.parse(!hasZone && /T\d/.test(written) ? `${written}Z` : written);
  if (Number.isNaN(at)) return null;
  const moment = new Date(at).toISOString();
  return moment.length === 24 ? moment : null;
}

/** `#rrggbb`, as records keep it; null for what is none. */
export const colourOf = (colour: string | null): string | null =>
  colour !== null && /^#[0-9a-f]{6}$/i.test(colour) ? colour.toLowerCase() : null;
