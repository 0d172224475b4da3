/**
 * Projects of Taguette: the SQLite database of its export, or of a computer on which it runs. Highlights say who made
 * them and when only in the log of commands. Sources: taguette/database/models.py, taguette/export.py.
 */
import type {
  ExchangeCode,
  ExchangeCoder,
  ExchangeDocument,
  ExchangeMemo,
  ExchangePassage,
  ExchangeProject,
  ExchangeReader,
} from '../../project.ts';
import { isSqlite, mentionsTables, momentOf, type SqliteDatabase, textOf, wholeOf } from '../../sqlite.ts';
import { isObject, nameOf, UnreadableProject } from '../corpus/project-draft.ts';
import { LossCount } from '../loss-count.ts';
import { readDatabase } from '../read-database.ts';
import { type PageText, pageTextOf } from './page-text.ts';

export const taguetteReader: ExchangeReader = {
  id: 'taguette',
  label: 'Taguette (project)',
  extensions: ['sqlite3', 'sqlite', 'db'],
  takes: 'file',
  sniff: files =>
    files.some(({ bytes }) => mentionsTables(bytes, ['highlight_tags', 'highlights', 'projects'])),
  read: (files, tools) =>
    readDatabase('a Taguette project', files, tools, all => all.find(({ bytes }) => isSqlite(bytes)), read),
};

/** The code of highlights that have no tag. */
const untagged = 'no tag';

function read(database: SqliteDatabase): ExchangeProject {
  for (const table of ['projects', 'documents', 'highlights', 'tags', 'highlight_tags'])
    if (!database.has(table))
      throw new UnreadableProject(
        `The database has no table “${table}”: it is not of Taguette. Nothing was imported. Export the project from Taguette as a SQLite database.`,
      );
  const losses = new LossCount();
  const projects = [...database.rows('projects')];
  const isOne = projects.length === 1;
  const kinds = projects.map((row, index) => ({
    key: textOf(row, 'id'),
    label: textOf(row, 'name') || `Project ${index + 1}`,
    colour: null,
    description: textOf(row, 'description'),
  }));
  if (projects.length > 1)
    losses.tell(
      `The database holds ${projects.length} projects: all were read, the tags of each as a kind of its own.`,
    );
  const memos: ExchangeMemo[] = [];
  for (const row of projects) {
    const text = textOf(row, 'description').trim();
    if (text !== '' && isOne)
      memos.push({
        on: { type: 'project' },
        text,
        coderKey: null,
        createdAt: momentOf(textOf(row, 'created')),
      });
  }
  const codes = readTags(database, !isOne);
  const { documents, pages } = readDocuments(database, memos, losses);
  const { coders, made } = readLog(database);
  const passages = readHighlights(database, { codes, pages, made, losses });
  return {
    name: isOne ? textOf(projects[0] ?? {}, 'name') || null : null,
    writtenBy: 'Taguette',
    coders,
    kinds: isOne ? [] : kinds,
    codes: [...codes.values()],
    documents,
    passages,
    links: [],
    memos,
    losses: losses.list(),
  };
}

function readTags(database: SqliteDatabase, isByProject: boolean): Map<string, ExchangeCode> {
  const codes = new Map<string, ExchangeCode>();
  const keys = new Set([...database.rows('tags')].map(row => textOf(row, 'id')));
  const parents = new Map<string, string>();
  for (const row of database.rows('tags')) {
    const key = textOf(row, 'id');
    // Newer versions have tags under tags; in older ones `a.b` is a name like any other.
    const parent = textOf(row, 'parent_id');
    const isCircle = ancestorsOf(parents, parent).has(key) || parent === key;
    const parentKey = keys.has(parent) && !isCircle ? parent : null;
    if (parentKey !== null) parents.set(key, parentKey);
    codes.set(key, {
      key,
      label: textOf(row, 'path'),
      kindKey: isByProject ? textOf(row, 'project_id') : null,
      parentKey,
      aliases: [],
      colour: null,
      description: textOf(row, 'description'),
      values: {},
    });
  }
  return codes;
}

function ancestorsOf(parents: ReadonlyMap<string, string>, from: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (let at: string | undefined = from; at !== undefined && !found.has(at); at = parents.get(at))
    found.add(at);
  return found;
}

function readDocuments(
  database: SqliteDatabase,
  memos: ExchangeMemo[],
  losses: LossCount,
): { documents: ExchangeDocument[]; pages: Map<string, PageText> } {
  const documents: ExchangeDocument[] = [];
  const pages = new Map<string, PageText>();
  for (const row of database.rows('documents')) {
    const key = textOf(row, 'id');
    const page = pageTextOf(textOf(row, 'contents'));
    const fileName = nameOf(textOf(row, 'filename').replaceAll('\\', '/'));
    pages.set(key, page);
    documents.push({
      key,
      title: textOf(row, 'name') || fileName || `Document ${key}`,
      // The text is what was made of the file, and not the file.
      fileName: fileName === '' ? `document-${key}.txt` : `${fileName.replace(/\.[^.]*$/, '')}.txt`,
      text: page.text,
      source: null,
      values: {},
    });
    const text = textOf(row, 'description').trim();
    if (text !== '')
      memos.push({
        on: { type: 'document', key },
        text,
        coderKey: null,
        createdAt: momentOf(textOf(row, 'created')),
      });
  }
  if (documents.length > 0)
    losses.tell(
      'Taguette keeps documents as web pages: their text was taken, without headings, pictures and fonts.',
    );
  return { documents, pages };
}

interface Made {
  coderKey: string;
  createdAt: string | null;
}

/** Who added which highlight and when; a change is in the log as one more addition, and the first one made it. */
function readLog(database: SqliteDatabase): { coders: ExchangeCoder[]; made: ReadonlyMap<string, Made> } {
  const coders = new Map<string, ExchangeCoder>();
  const made = new Map<string, Made>();
  for (const row of database.rows('commands')) {
    const payload = parsed(textOf(row, 'payload'));
    if (!isObject(payload) || payload.type !== 'highlight_add') continue;
    const highlight = payload.highlight_id;
    const login = textOf(row, 'user_login').trim();
    if (typeof highlight !== 'number' || login === '' || made.has(String(highlight))) continue;
    coders.set(login, { key: login, name: login });
    made.set(String(highlight), { coderKey: login, createdAt: momentOf(textOf(row, 'date')) });
  }
  return { coders: [...coders.values()], made };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return null;
  }
}

interface Ground {
  codes: Map<string, ExchangeCode>;
  pages: ReadonlyMap<string, PageText>;
  made: ReadonlyMap<string, Made>;
  losses: LossCount;
}

function readHighlights(database: SqliteDatabase, { codes, pages, made, losses }: Ground): ExchangePassage[] {
  const tagsOf = new Map<string, string[]>();
  for (const row of database.rows('highlight_tags')) {
    const highlight = textOf(row, 'highlight_id');
    const tag = textOf(row, 'tag_id');
    if (!codes.has(tag)) continue;
    const present = tagsOf.get(highlight);
    if (present === undefined) tagsOf.set(highlight, [tag]);
    else present.push(tag);
  }
  const passages: ExchangePassage[] = [];
  for (const row of database.rows('highlights')) {
    const key = textOf(row, 'id');
    const documentKey = textOf(row, 'document_id');
    const page = pages.get(documentKey);
    const start = wholeOf(row, 'start_offset');
    const end = wholeOf(row, 'end_offset');
    const quote = pageTextOf(textOf(row, 'snippet')).text.trim();
    const tags = tagsOf.get(key) ?? [];
    if (tags.length === 0)
      losses.lose('highlight', 'highlights', 'without a tag, kept under a code “Without a tag”');
    for (const codeKey of tags.length === 0 ? [untagged] : tags)
      passages.push({
        key: `${key}/${codeKey}`,
        documentKey,
        codeKey,
        coderKey: made.get(key)?.coderKey ?? null,
        range: start === null || end === null ? null : (page?.rangeOf(start, end) ?? null),
        page: null,
        quote: quote === '' ? null : quote,
        prefix: '',
        suffix: '',
        memo: '',
        createdAt: made.get(key)?.createdAt ?? null,
        values: {},
      });
  }
  if (passages.some(({ codeKey }) => codeKey === untagged))
    codes.set(untagged, {
      key: untagged,
      label: 'Without a tag',
      kindKey: null,
      parentKey: null,
      aliases: [],
      colour: null,
      description: '',
      values: {},
    });
  return passages;
}
