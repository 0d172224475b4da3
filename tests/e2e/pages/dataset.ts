/** What a spec reads back from disk: a study's records by the shell, and an export's tables. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { App } from '../fixtures.ts';
import { runShell } from '../shell.ts';

export interface ShownPassage {
  id: string;
  documentId: string;
  document: string;
  item: string;
  /** UTF-16 units of the canonical text. */
  start: number;
  end: number;
  exact: string;
  values: Record<string, unknown>;
}

/** Records of a study as the shell shows them; it may read while a window has the study open. */
export const showRecords = async <Row>(app: App, study: string, what: string): Promise<Row[]> =>
  (await runShell(app, ['show', study, what]))
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Row);

/** The passages of a study, in the order of the text. */
export const showPassages = async (app: App, study: string): Promise<ShownPassage[]> =>
  (await showRecords<ShownPassage>(app, study, 'passages')).sort(
    (one, other) => one.start - other.start || one.end - other.end,
  );

/** The canonical text as stored. */
export const readText = (study: string, documentId: string): Promise<string> =>
  readFile(join(study, 'documents', documentId, 'text.txt'), 'utf8');

export const readTable = async (folder: string, name: string): Promise<Record<string, string>[]> =>
  Papa.parse<Record<string, string>>(await readFile(join(folder, name), 'utf8'), {
    header: true,
    skipEmptyLines: true,
  }).data;
