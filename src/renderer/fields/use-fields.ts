/** The codebook as components read it. */
import type { Field, FieldSubject, Kind, Vocabulary } from '#core/model/codebook.ts';
import { useRecords } from '../state/study-context.tsx';

const byOrder = (one: { order: number }, other: { order: number }): number => one.order - other.order;

/** The live fields of a kind's items, passages or judgements (of documents where the kind is null), in order. */
export const useFields = (subject: FieldSubject, kindId: string | null): readonly Field[] =>
  useRecords(
    study => [...study.all('field')].filter(f => f.subject === subject && f.kindId === kindId).sort(byOrder),
    ['field'],
    [subject, kindId],
  );

/** The live kinds, in order. */
export const useKinds = (): readonly Kind[] =>
  useRecords(study => [...study.all('kind')].sort(byOrder), ['kind']);

/** A vocabulary, also where it was removed, because values may still draw on it. */
export const useVocabulary = (id: string): Vocabulary | undefined =>
  useRecords(study => study.get('vocabulary', id), ['vocabulary'], [id]);
