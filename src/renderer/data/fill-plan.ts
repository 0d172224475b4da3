/** What filling variables would do to documents that are there, before it is done. */
import type { Field } from '#core/model/codebook.ts';
import type { Document } from '#core/model/document.ts';
import type { FieldValue } from '#core/model/field-value.ts';
import type { VariableSources } from '#core/model/variable-sources.ts';
import { messageOf } from '#core/problem.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import { fillVariables, prepareSources, type ReadySources } from '#core/variables/fill-variables.ts';
import { sameValue } from '../fields/value-problem.ts';

export interface PlannedValue {
  field: Field;
  value: FieldValue;
  /** What is there and would be written over; null = nothing is there. */
  present: FieldValue | null;
}

export interface PlannedDocument {
  document: Document;
  /** Values that are there already are left out. */
  values: readonly PlannedValue[];
  notes: readonly string[];
}

export type FillPlan =
  | { ok: true; documents: readonly PlannedDocument[]; empty: number; different: number }
  /** Why a pattern cannot be used. */
  | { ok: false; problem: string };

/** The sources as they are typed, or why they cannot be used. */
export function tryPrepare(study: StudyReader, sources: VariableSources): ReadySources | string {
  try {
    return prepareSources(study, sources);
  } catch (error) {
    return messageOf(error);
  }
}

export function planFilling(
  study: StudyReader,
  sources: VariableSources,
  fields: readonly Field[],
  documents: readonly Document[],
): FillPlan {
  const ready = tryPrepare(study, sources);
  if (typeof ready === 'string') return { ok: false, problem: ready };
  let empty = 0;
  let different = 0;
  const planned = documents.map((document): PlannedDocument => {
    const { values, notes } = fillVariables(study, ready, document);
    const changes = fields.flatMap((field): PlannedValue[] => {
      const value = values[field.id];
      const present = document.values[field.id] ?? null;
      if (value === undefined || sameValue(value, present)) return [];
      if (present === null) empty += 1;
      else different += 1;
      return [{ field, value, present }];
    });
    return { document, values: changes, notes };
  });
  return { ok: true, documents: planned, empty, different };
}
