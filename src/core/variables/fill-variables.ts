/** Fills variables of a document from the name of its file and from what its source says of itself. */
import { fieldsOf, requireField } from '../commands/find.ts';
import type { Field } from '../model/codebook.ts';
import type { Document } from '../model/document.ts';
import type { FieldValue, FieldValues } from '../model/field-value.ts';
import type { MetadataFact, VariableSources } from '../model/variable-sources.ts';
import { messageOf } from '../problem.ts';
import type { StudyReader } from '../store/study-reader.ts';
import { type FilePattern, matchFilePattern, parseFilePattern } from './file-pattern.ts';
import { readValueText } from './value-text.ts';

export interface Filled {
  /** By field id; only what could be read. */
  values: FieldValues;
  /** What could not be filled, and why: one sentence each. */
  notes: readonly string[];
}

/** Patterns whose fields are those of the study. */
export interface ReadySources {
  patterns: readonly { pattern: FilePattern; fields: ReadonlyMap<string, Field> }[];
  metadata: readonly { field: Field; fact: MetadataFact }[];
  /** What of the sources cannot be used any more, and why. */
  notes: readonly string[];
}

/** Looks up what the sources name. Throws a Problem where a pattern cannot be read or names no variable. */
export function prepareSources(study: StudyReader, { patterns, metadata }: VariableSources): ReadySources {
  return {
    patterns: patterns.map(text => {
      const pattern = parseFilePattern(text);
      const fields = pattern.fields.map((name): [string, Field] => [
        name,
        requireField(study, 'document', null, name),
      ]);
      return { pattern, fields: new Map(fields) };
    }),
    metadata: Object.entries(metadata).map(([name, fact]) => ({
      field: requireField(study, 'document', null, name),
      fact,
    })),
    notes: [],
  };
}

/** As the study has them saved; what names a variable that is no longer there is passed over and told. */
export function prepareSavedSources(study: StudyReader): ReadySources {
  const { patterns, metadata } = study.study.variableSources;
  const fields = new Map<string, Field>(fieldsOf(study, 'document', null).map(field => [field.id, field]));
  const notes: string[] = [];
  const ready = patterns.flatMap(text => {
    try {
      return prepareSources(study, { patterns: [text], metadata: {} }).patterns;
    } catch (error) {
      notes.push(`The pattern “${text}” was not used: ${messageOf(error)}`);
      return [];
    }
  });
  const facts = Object.entries(metadata).flatMap(([id, fact]) => {
    const field = fields.get(id);
    return field === undefined ? [] : [{ field, fact }];
  });
  return { patterns: ready, metadata: facts, notes };
}

/** The saved sources with this pattern in place of the saved ones; '' = no pattern, undefined = as saved. */
export function prepareImportSources(study: StudyReader, pattern: string | undefined): ReadySources {
  const saved = prepareSavedSources(study);
  if (pattern === undefined) return saved;
  const patterns = pattern.trim() === '' ? [] : [pattern];
  return { ...saved, patterns: prepareSources(study, { patterns, metadata: {} }).patterns, notes: [] };
}

/** What the sources say of one document; the name of its file goes before its metadata. */
export function fillVariables(
  study: StudyReader,
  { patterns, metadata, notes: before }: ReadySources,
  { fileName, metadata: facts }: Pick<Document, 'fileName' | 'metadata'>,
): Filled {
  const values = new Map<string, FieldValue>();
  const notes = [...before];
  const read = (field: Field, text: string, from: string): void => {
    try {
      values.set(field.id, readValueText(study, field, text));
    } catch (error) {
      notes.push(`${from}: ${messageOf(error)}`);
    }
  };
  const match = firstMatch(study, patterns, fileName);
  if (match !== null) {
    for (const { field, text } of match) read(field, text, 'File name');
  } else if (patterns.length > 0) {
    const names = patterns.map(({ pattern }) => `“${pattern.text}”`).join(', ');
    notes.push(
      `The name “${fileName}” does not fit ${patterns.length === 1 ? 'the pattern' : 'any pattern'}: ${names}.`,
    );
  }
  for (const { field, fact } of metadata) {
    const text = facts[fact];
    if (text === undefined || text.trim() === '' || values.has(field.id)) continue;
    // A source states the moment; what counts for a document is the day.
    read(field, fact === 'date' ? text.replace(/(?<=^\d{4}-\d\d-\d\d)T.*$/, '') : text, 'Metadata');
  }
  return { values: Object.fromEntries(values), notes };
}

function firstMatch(
  study: StudyReader,
  patterns: ReadySources['patterns'],
  fileName: string,
): { field: Field; text: string }[] | null {
  for (const { pattern, fields } of patterns) {
    const fits = (name: string, text: string): boolean => {
      const field = fields.get(name);
      return field !== undefined && canRead(study, field, text);
    };
    const match = matchFilePattern(pattern, fileName, fits);
    if (match === null) continue;
    return Array.from(match).flatMap(([name, text]) => {
      const field = fields.get(name);
      return field === undefined ? [] : [{ field, text }];
    });
  }
  return null;
}

function canRead(study: StudyReader, field: Field, text: string): boolean {
  try {
    readValueText(study, field, text);
    return true;
  } catch {
    return false;
  }
}
