/**
 * The table of highlights that Taguette exports: one row a tag, without the texts and without places. Each document is
 * made of its highlights. Source: taguette/export.py.
 */
/// <reference path="../../../exporters/papaparse.d.ts" />
import papaparse from 'papaparse/papaparse.js';
import type { ExchangeFile, ExchangeProject, ExchangeReader } from '../../project.ts';
import { decodeWhole, ProjectDraft, readSafely, UnreadableProject } from '../corpus/project-draft.ts';

const mostRows = 1_000_000;

export const taguetteHighlightsReader: ExchangeReader = {
  id: 'taguette-highlights',
  label: 'Taguette (highlights as CSV)',
  extensions: ['csv'],
  takes: 'file',
  sniff([file]) {
    if (file === undefined) return false;
    const header = rowsOf(file, file.bytes.subarray(0, 4096), 1)[0] ?? [];
    return ['id', 'document', 'tag', 'content'].every(name => header.includes(name));
  },
  read: files =>
    readSafely('highlights of Taguette', files, () => {
      const [file] = files;
      if (file === undefined) throw new UnreadableProject('No file was chosen. Choose the highlights.');
      return read(file);
    }),
};

const rowsOf = ({ path }: ExchangeFile, bytes: Uint8Array, preview: number): string[][] =>
  /\.(?:csv|txt)$/i.test(path) || !path.includes('.')
    ? papaparse.parse(decodeWhole(bytes), { skipEmptyLines: 'greedy', preview }).data
    : [];

function read(file: ExchangeFile): ExchangeProject {
  const [header = [], ...rows] = rowsOf(file, file.bytes, mostRows + 1);
  const columns = ['id', 'document', 'tag', 'content', 'tag_full_path'].map(name => header.indexOf(name));
  const [id = -1, document = -1, tag = -1, content = -1, path = -1] = columns;
  if ([id, document, tag, content].includes(-1) || rows.length === 0)
    throw new UnreadableProject(
      'The file is no table of highlights: it needs the columns id, document, tag and content, and rows. Export the highlights from Taguette as CSV once more.',
    );
  if (rows.length >= mostRows)
    throw new UnreadableProject(
      `The table has more than ${mostRows.toLocaleString('en')} rows. Export it in parts.`,
    );
  const byDocument = new Map<string, Map<string, { quote: string; tags: Set<string> }>>();
  for (const row of rows) {
    const title = (row[document] ?? '').trim() || 'Document without a name';
    const highlights = byDocument.get(title) ?? new Map<string, { quote: string; tags: Set<string> }>();
    byDocument.set(title, highlights);
    const quote = (row[content] ?? '').replace(/\r\n?/g, '\n').trim();
    const known = highlights.get(row[id] ?? '') ?? { quote, tags: new Set<string>() };
    known.tags.add((row[path] ?? row[tag] ?? '').trim() || 'Without a tag');
    highlights.set(row[id] ?? '', known);
  }
  const draft = new ProjectDraft([], 'UTF-16 units');
  for (const [title, highlights] of byDocument) {
    const quotes = [...highlights.values()].filter(({ quote }) => quote !== '');
    const made = draft.document(title, quotes.map(({ quote }) => quote).join('\n\n'));
    let at = 0;
    for (const { quote, tags } of quotes) {
      for (const label of tags)
        draft.passage({
          document: made,
          codeKey: draft.code(label),
          start: at,
          end: at + quote.length,
          quote,
        });
      at += quote.length + 2;
    }
    const empty = highlights.size - quotes.length;
    if (empty > 0) draft.lose('highlight', 'highlights', 'without words left out', empty);
  }
  draft.tell(
    'The table has no texts: each document is made of its highlights alone, in the order of the table. Taguette’s export as a SQLite database has the whole texts.',
  );
  return draft.finish('Taguette');
}
