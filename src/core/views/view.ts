/**
 * What a view is: records in, a typed result and tables out, pure and the same for the same study. Pictures are
 * drawn from the result, lists and CSV from the tables, and every cell of a table leads to what it rests on.
 */
import { z } from 'zod';
import type { FieldValue } from '../model/field-value.ts';
import type { JudgementId, PassageId } from '../model/ids.ts';
import type { Confidence, JudgementStatus } from '../model/judgement.ts';
import type { RecordReference } from '../model/records.ts';
import { addNotes } from '../pictures/notes.ts';
import type { Frame, Picture } from '../pictures/picture.ts';
import { Problem } from '../problem.ts';
import type { StudyReader } from '../store/study-reader.ts';
import type { DocumentUnits } from './document-units.ts';
import { type DocumentsShown, showDocuments } from './documents-shown.ts';
import { whereOption } from './view-options.ts';

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
  /** Of these, the ones that settled what judges had differed on. */
  settledBy: readonly JudgementId[];
  /** Judgements that a settlement took the place of; the cell does not rest on them. */
  settled: readonly JudgementId[];
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

export interface ViewResult {
  /** What is missing, what was left out, how it was counted. */
  notes: readonly string[];
}

/** A way to save a view as a file of its own, besides its tables as CSV and its picture as SVG. */
export interface ViewFileFormat<Result> {
  /** As in a file's name, and as a shell asks for it: `graphml`. */
  format: string;
  /** As a menu says it: `GraphML, for network programs`. */
  label: string;
  mime: string;
  write(result: Result): string | Promise<Uint8Array<ArrayBuffer>>;
}

export interface ViewSpec<Schema extends z.ZodObject, Result extends ViewResult> {
  id: string;
  label: string;
  /** One or two sentences. */
  summary: string;
  /** Plain JSON; every property is optional and says what its absence means. All views have `where` besides. */
  options: Schema;
  /** True where its own options choose documents by their variables, so that it has no `where`. */
  choosesDocuments?: boolean;
  /** Ids of the documents whose texts `compute` reads. */
  documents?(study: StudyReader, options: z.output<Schema>): readonly string[];
  compute(study: StudyReader, options: z.output<Schema>, units: DocumentUnits): Result;
  table(result: Result): readonly ViewTable[];
  /** `tables` are those of the result: what is drawn says what they say. */
  picture?(result: Result, frame: Frame, tables: readonly ViewTable[]): Picture;
  files?: readonly ViewFileFormat<Result>[];
}

/** A view whose options and result are known to itself only, as lists of views hold it. */
export interface View {
  id: string;
  label: string;
  summary: string;
  options: z.ZodType;
  hasPicture: boolean;
  files: readonly Pick<ViewFileFormat<unknown>, 'format' | 'label' | 'mime'>[];
  /** The documents whose texts must be at hand for `show`. Throws a Problem where the options are not right. */
  documents(study: StudyReader, options: unknown): readonly string[];
  /** Computes once. Throws a Problem where the options are not right. */
  show(study: StudyReader, options: unknown, units: DocumentUnits): ShownView;
}

/** A view computed for one state of the study: everything that is shown and saved of it says the same. */
export interface ShownView {
  tables: readonly ViewTable[];
  /** Null where the view has none. */
  picture(frame: Frame): Picture | null;
  /** Throws a Problem where the view has no such format. */
  file(format: string): Promise<string | Uint8Array<ArrayBuffer>>;
}

export function asView<Schema extends z.ZodObject, Result extends ViewResult>(
  spec: ViewSpec<Schema, Result>,
): View {
  const { id, label, summary, files = [] } = spec;
  const options = spec.choosesDocuments === true ? spec.options : spec.options.extend(whereOption);
  /** The view's own options, and the part of the study that all views can be asked for. */
  const read = (study: StudyReader, given: unknown): DocumentsShown & { own: z.output<Schema> } => {
    readOptions({ label, options }, given);
    if (spec.choosesDocuments === true) return { study, notes: [], own: readOptions(spec, given) };
    const { where } = z.looseObject(whereOption).parse(given);
    const own = Object.entries(Object(given)).filter(([name]) => name !== 'where');
    return { ...showDocuments(study, where), own: readOptions(spec, Object.fromEntries(own)) };
  };
  return {
    id,
    label,
    summary,
    options,
    hasPicture: spec.picture !== undefined,
    files,
    documents(study, given) {
      const shown = read(study, given);
      return spec.documents?.(shown.study, shown.own) ?? [];
    },
    show(study, given, units) {
      const shown = read(study, given);
      const found = spec.compute(shown.study, shown.own, units);
      const result = { ...found, notes: [...shown.notes, ...found.notes] };
      const tables = spec.table(result);
      return {
        tables,
        picture(frame) {
          const picture = spec.picture?.(found, frame, tables);
          return picture === undefined ? null : addNotes(picture, shown.notes);
        },
        async file(format) {
          const found = files.find(each => each.format === format);
          if (found === undefined)
            throw new Problem('invalid', `The view “${id}” cannot be written as ${format}.`);
          return found.write(result);
        },
      };
    },
  };
}

/** Checks options that came from outside. Throws a Problem that names what is wrong. */
export function readOptions<Schema extends z.ZodType>(
  { label, options: schema }: { label: string; options: Schema },
  options: unknown,
): z.output<Schema> {
  const result = z.safeParse(schema, options);
  if (result.success) return result.data;
  const issues = result.error.issues
    .slice(0, 5)
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`));
  throw new Problem('invalid', `The options of “${label}” are not right: ${issues.join('; ')}.`);
}
