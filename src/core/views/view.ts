/**
 * What a view is: records in, a typed result and tables out, pure and the same for the same study. Pictures are
 * drawn from the result, lists and CSV from the tables, and every cell of a table leads to what it rests on.
 */
import { z } from 'zod';
import type { FieldValue } from '../model/field-value.ts';
import type { JudgementId, PassageId } from '../model/ids.ts';
import type { Confidence, JudgementStatus } from '../model/judgement.ts';
import type { RecordReference } from '../model/records.ts';
import { Problem } from '../problem.ts';
import type { StudyReader } from '../store/study-reader.ts';
import type { DocumentUnits } from './document-units.ts';

export interface Cell {
  /** What is shown, and what the CSV holds; empty where there is nothing to say. */
  text: string;
  /** The one value that the text says, as stored or counted; null where it says several, or none. */
  value: FieldValue | null;
  /** Of judged cells; null for labels, properties and counts. */
  status: JudgementStatus | null;
  /** The least that was stated by the judges; null = not stated. */
  confidence: Confidence | null;
  /** Live passages that it rests on, without repeats. */
  passages: readonly PassageId[];
  /** Passages that it rested on and that were removed, or were never here. */
  lost: readonly PassageId[];
  judgements: readonly JudgementId[];
  /** Other records that say it: the item whose property it is, a link; for a count of gaps, what has the gap. */
  records: readonly RecordReference[];
  /** Some value in it rests on no live passage. */
  unsupported: boolean;
  /** Judges disagree, or a judge says that the sources do. */
  conflicting: boolean;
}

export interface ViewColumn {
  /** A record's id where the column stands for a record; else a name, which begins with a point where both occur. */
  id: string;
  label: string;
}

export interface ViewRow {
  id: string;
  /** One for each column, in their order. */
  cells: readonly Cell[];
}

export interface ViewTable {
  /** Unique within its view, also as the name of a file. */
  name: string;
  columns: readonly ViewColumn[];
  rows: readonly ViewRow[];
  /** For the reader of the table: what is missing, what was left out, how it was counted. */
  notes: readonly string[];
}

export interface ViewSpec<Schema extends z.ZodType, Result> {
  id: string;
  label: string;
  /** One or two sentences. */
  summary: string;
  /** Plain JSON; every property is optional and says what its absence means. */
  options: Schema;
  /** Ids of the documents whose texts `compute` reads. */
  documents?(study: StudyReader, options: z.output<Schema>): readonly string[];
  compute(study: StudyReader, options: z.output<Schema>, units: DocumentUnits): Result;
  table(result: Result): readonly ViewTable[];
  /** A document of its own, for views that are read rather than looked at: self-contained HTML. */
  html?(result: Result): string;
}

/** A view whose options and result are known to itself only, as lists of views hold it. */
export interface View {
  id: string;
  label: string;
  summary: string;
  options: z.ZodType;
  /** The documents whose texts must be at hand for `tables`. Throws a Problem where the options are not right. */
  documents(study: StudyReader, options: unknown): readonly string[];
  /** Throws a Problem where the options are not right. */
  tables(study: StudyReader, options: unknown, units: DocumentUnits): readonly ViewTable[];
  /** Null where the view is no document. Throws a Problem where the options are not right. */
  html: ((study: StudyReader, options: unknown, units: DocumentUnits) => string) | null;
}

export function asView<Schema extends z.ZodType, Result>(spec: ViewSpec<Schema, Result>): View {
  const { id, label, summary, html } = spec;
  const run = (study: StudyReader, options: unknown, units: DocumentUnits): Result =>
    spec.compute(study, readOptions(spec, options), units);
  return {
    id,
    label,
    summary,
    options: spec.options,
    documents: (study, options) => spec.documents?.(study, readOptions(spec, options)) ?? [],
    tables: (study, options, units) => spec.table(run(study, options, units)),
    html: html === undefined ? null : (study, options, units) => html(run(study, options, units)),
  };
}

/** Checks options that came from outside. Throws a Problem that names what is wrong. */
export function readOptions<Schema extends z.ZodType>(
  { label, options: schema }: Pick<ViewSpec<Schema, unknown>, 'label' | 'options'>,
  options: unknown,
): z.output<Schema> {
  const result = z.safeParse(schema, options);
  if (result.success) return result.data;
  const issues = result.error.issues
    .slice(0, 5)
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`));
  throw new Problem('invalid', `The options of “${label}” are not right: ${issues.join('; ')}.`);
}
