/**
 * Projects of QualCoder: a folder with a database and the documents beside it. Columns came and went with versions 1 to
 * 17, so that each is read by its name where it is there. Source: qualcoder/__main__.py.
 */
import { ArchiveProblem, isZip } from '../../../importers/zip/read-archive.ts';
import { createOffsetMap, type OffsetMap } from '../../../text/offsets.ts';
import type {
  ExchangeCoder,
  ExchangeDocument,
  ExchangeMemo,
  ExchangePassage,
  ExchangeProject,
  ExchangeReader,
  ExchangeValue,
} from '../../project.ts';
import {
  isSqlite,
  mentionsTables,
  momentOf,
  type SqliteDatabase,
  type SqliteRow,
  textOf,
  wholeOf,
} from '../../sqlite.ts';
import { findRange, nameOf, readSafely, UnreadableProject } from '../corpus/project-draft.ts';
import { LossCount } from '../loss-count.ts';
import { readDatabase } from '../read-database.ts';
import { projectFiles, type QualCoderFiles } from './project-files.ts';
import { readCodes } from './read-codes.ts';

const label = 'a QualCoder project';

export const qualcoderReader: ExchangeReader = {
  id: 'qualcoder',
  label: 'QualCoder (project)',
  extensions: ['qda', 'zip'],
  takes: 'folder',
  sniff(files) {
    const [only] = files;
    const isOne = files.length === 1 && only !== undefined && (isZip(only.bytes) || isSqlite(only.bytes));
    if (!isOne && !files.some(({ path }) => nameOf(path).toLowerCase() === 'data.qda')) return false;
    try {
      const { database } = projectFiles(files);
      return database !== undefined && mentionsTables(database.bytes, ['code_text', 'code_name', 'source']);
    } catch (error) {
      if (error instanceof ArchiveProblem) return false;
      throw error;
    }
  },
  read: (files, tools) =>
    readSafely(label, files, async () => {
      let inside: QualCoderFiles;
      try {
        inside = projectFiles(files);
      } catch (error) {
        if (error instanceof ArchiveProblem)
          throw new UnreadableProject(`The project was not imported: ${error.message}`);
        throw error;
      }
      const { database } = inside;
      const reading = await readDatabase(
        label,
        database === undefined ? [] : [database],
        tools,
        ([first]) => first,
        opened => new Reading(opened, inside).project(),
      );
      if (!reading.ok) throw new UnreadableProject(reading.message);
      return reading.project;
    }),
};

interface TextDocument {
  text: string;
  offsets: OffsetMap;
}

class Reading {
  private readonly database: SqliteDatabase;
  private readonly files: QualCoderFiles;
  private readonly losses = new LossCount();
  private readonly coders = new Map<string, ExchangeCoder>();
  private readonly memos: ExchangeMemo[] = [];
  private readonly passages: ExchangePassage[] = [];
  private readonly texts = new Map<string, TextDocument>();

  constructor(database: SqliteDatabase, files: QualCoderFiles) {
    this.database = database;
    this.files = files;
  }

  project(): ExchangeProject {
    const { database, losses } = this;
    for (const table of ['source', 'code_name', 'code_text'])
      if (!database.has(table))
        throw new UnreadableProject(
          `The database has no table “${table}”: it is not of QualCoder. Nothing was imported. Choose the folder of the project, with data.qda in it.`,
        );
    let version = '';
    for (const row of database.rows('project')) {
      version = textOf(row, 'about') || textOf(row, 'databaseversion');
      this.memo({ type: 'project' }, textOf(row, 'memo'), row);
    }
    for (const row of database.rows('coder_names')) this.coder(textOf(row, 'name'));
    const { kinds, codes, memos } = readCodes(database);
    this.memos.push(...memos);
    const documents = this.documents();
    const cases = this.cases(documents);
    const known = new Set([...codes, ...cases].map(({ key }) => key));
    this.codings(known);
    this.annotations();
    for (const row of database.rows('journal')) {
      const text = [textOf(row, 'name').trim(), textOf(row, 'jentry').trim()].filter(part => part !== '');
      this.memo({ type: 'project' }, text.join('\n\n'), row);
    }
    this.countLost();
    if (this.passages.some(({ createdAt }) => createdAt !== null))
      losses.tell('QualCoder’s dates have no time zone: they were read as of UTC.');
    return {
      name: this.files.database === undefined ? null : projectNameOf(this.files.database.path),
      writtenBy:
        version === '' ? 'QualCoder' : version.startsWith('QualCoder') ? version : `QualCoder ${version}`,
      coders: [...this.coders.values()],
      kinds: cases.length === 0 ? kinds : [...kinds, caseKind],
      codes: [...codes, ...cases],
      documents,
      passages: this.passages,
      links: [],
      memos: this.memos,
      losses: losses.list(),
    };
  }

  private coder(name: string): string | null {
    const key = name.trim();
    if (key === '') return null;
    if (!this.coders.has(key)) this.coders.set(key, { key, name: key });
    return key;
  }

  private memo(on: ExchangeMemo['on'], text: string, row: SqliteRow): void {
    if (text.trim() === '') return;
    const createdAt = momentOf(textOf(row, 'date'));
    this.memos.push({ on, text: text.trim(), coderKey: this.coder(textOf(row, 'owner')), createdAt });
  }

  private documents(): ExchangeDocument[] {
    const { database, losses } = this;
    const values = this.attributes('file');
    const references = this.references();
    const documents: ExchangeDocument[] = [];
    for (const row of database.rows('source')) {
      const key = textOf(row, 'id');
      const name = textOf(row, 'name');
      const path = textOf(row, 'mediapath');
      const text = textOf(row, 'fulltext');
      if (text === '' && /^(?:\/?(?:images|audio|video)\b|(?:images|audio|video):)/i.test(path)) {
        losses.lose(
          'picture or recording',
          'pictures and recordings',
          'left out, as only texts are read here',
        );
        continue;
      }
      const fileName = nameOf(path.replaceAll('\\', '/').replace(/^docs:/, '')) || name;
      const bytes = this.files.document(fileName) ?? this.files.document(name);
      const extension = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? 'txt';
      if (path.startsWith('docs:'))
        losses.lose('document', 'documents', 'whose file lies outside of the project: its text was taken');
      this.texts.set(key, { text, offsets: createOffsetMap(text) });
      documents.push({
        key,
        title: name || fileName || `Document ${key}`,
        fileName: fileName || `document-${key}.txt`,
        text,
        source: bytes === null ? null : { bytes, extension },
        values: { ...references.get(textOf(row, 'risid')), ...values.get(key) },
      });
      this.memo({ type: 'document', key }, textOf(row, 'memo'), row);
    }
    return documents;
  }

  /** Values of cases, files or journals, by their ids. */
  private attributes(of: 'case' | 'file'): Map<string, Record<string, ExchangeValue>> {
    const numeric = new Set<string>();
    for (const row of this.database.rows('attribute_type')) {
      const isOfThese = textOf(row, 'caseorfile') === of;
      if (isOfThese && textOf(row, 'valuetype') === 'numeric') numeric.add(textOf(row, 'name'));
      if (isOfThese && textOf(row, 'memo').trim() !== '')
        this.memo({ type: 'project' }, `${textOf(row, 'name')}: ${textOf(row, 'memo').trim()}`, row);
    }
    const found = new Map<string, Record<string, ExchangeValue>>();
    for (const row of this.database.rows('attribute')) {
      if (textOf(row, 'attr_type') !== of) continue;
      const name = textOf(row, 'name').trim();
      const text = textOf(row, 'value').trim();
      if (name === '' || text === '') continue;
      const isNumber = numeric.has(name) && /^[-+]?\d+(?:\.\d+)?$/.test(text);
      const id = textOf(row, 'id');
      found.set(id, { ...found.get(id), [name]: isNumber ? Number(text) : text });
    }
    return found;
  }

  private references(): Map<string, Record<string, ExchangeValue>> {
    const found = new Map<string, Record<string, ExchangeValue>>();
    for (const row of this.database.rows('ris')) {
      const id = textOf(row, 'risid');
      const name = textOf(row, 'longtag') || textOf(row, 'tag');
      const value = textOf(row, 'value').trim();
      if (id === '' || name === '' || value === '') continue;
      const known = found.get(id) ?? {};
      found.set(id, { ...known, [name]: known[name] === undefined ? value : `${known[name]}; ${value}` });
    }
    return found;
  }

  /** Cases as codes of a kind of their own; a file that is a case as a whole says so in a variable. */
  private cases(documents: ExchangeDocument[]) {
    const values = this.attributes('case');
    const names = new Map<string, string>();
    const cases = [...this.database.rows('cases')].map(row => {
      const key = caseKey(textOf(row, 'caseid'));
      names.set(key, textOf(row, 'name'));
      return {
        key,
        label: textOf(row, 'name'),
        kindKey: caseKind.key,
        parentKey: null,
        aliases: [],
        colour: null,
        description: textOf(row, 'memo'),
        values: values.get(textOf(row, 'caseid')) ?? {},
      };
    });
    const whole = new Map<string, Set<string>>();
    for (const row of this.database.rows('case_text')) {
      const key = caseKey(textOf(row, 'caseid'));
      const documentKey = textOf(row, 'fid');
      const name = names.get(key);
      const document = this.texts.get(documentKey);
      const start = wholeOf(row, 'pos0');
      const end = wholeOf(row, 'pos1');
      if (name === undefined || document === undefined || start === null || end === null) {
        this.losses.lose('part', 'parts', 'of cases in files that are not there: left out');
        continue;
      }
      if (start === 0 && end >= document.offsets.codePoints - 1) {
        whole.set(documentKey, (whole.get(documentKey) ?? new Set()).add(name));
        this.memo({ type: 'document', key: documentKey }, textOf(row, 'memo'), row);
      } else this.passage(row, { key: `case-${textOf(row, 'id')}`, documentKey, codeKey: key, quote: null });
    }
    for (const [index, document] of documents.entries()) {
      const inCases = whole.get(document.key);
      if (inCases !== undefined)
        documents[index] = { ...document, values: { ...document.values, Case: [...inCases].join('; ') } };
    }
    return cases;
  }

  private codings(known: ReadonlySet<string>): void {
    for (const row of this.database.rows('code_text')) {
      const codeKey = textOf(row, 'cid');
      if (!known.has(codeKey)) {
        this.losses.lose('coding', 'codings', 'of codes that are not there: left out');
        continue;
      }
      this.passage(row, {
        key: textOf(row, 'ctid'),
        documentKey: textOf(row, 'fid'),
        codeKey,
        quote: textOf(row, 'seltext'),
      });
    }
  }

  private passage(
    row: SqliteRow,
    { key, documentKey, codeKey, quote }: Pick<ExchangePassage, 'key' | 'documentKey' | 'codeKey' | 'quote'>,
  ): void {
    this.passages.push({
      key,
      documentKey,
      codeKey,
      coderKey: this.coder(textOf(row, 'owner')),
      range: this.rangeOf(row, documentKey, quote),
      page: null,
      quote: quote === '' ? null : quote,
      prefix: '',
      suffix: '',
      memo: textOf(row, 'memo').trim(),
      createdAt: momentOf(textOf(row, 'date')),
      values: wholeOf(row, 'important') === 1 ? { Important: true } : {},
    });
  }

  /** Positions are cursors of the editor, in UTF-16 units, where nothing else wrote them; the words tell. */
  private rangeOf(row: SqliteRow, documentKey: string, quote: string | null) {
    const document = this.texts.get(documentKey);
    const start = wholeOf(row, 'pos0');
    const end = wholeOf(row, 'pos1');
    if (document === undefined || start === null || end === null) return null;
    const found = findRange(document.text, document.offsets, 'UTF-16 units', {
      start,
      end,
      quote: quote === '' ? null : quote,
    });
    if (found !== null && found.unit !== 'UTF-16 units')
      this.losses.lose(
        'passage',
        'passages',
        `with positions in ${found.unit}, as the words show: read as such`,
      );
    return found?.range ?? null;
  }

  private annotations(): void {
    for (const row of this.database.rows('annotation')) {
      const key = textOf(row, 'fid');
      const document = this.texts.get(key);
      const range = this.rangeOf(row, key, null);
      if (document === undefined) {
        this.losses.lose('annotation', 'annotations', 'of files that are not there: left out');
        continue;
      }
      const words =
        range === null ? '' : document.text.slice(range.start, range.end).replace(/\s+/g, ' ').trim();
      const quoted = words === '' ? '' : `“${words.length > 200 ? `${words.slice(0, 199)}…` : words}”: `;
      this.memo({ type: 'document', key }, `${quoted}${textOf(row, 'memo').trim()}`, row);
      this.losses.lose('annotation', 'annotations', 'kept as memos on documents, with the words in front');
    }
  }

  private countLost(): void {
    const lost = [
      ['code_image', 'coded part of a picture or page', 'coded parts of pictures and pages'],
      ['code_av', 'coded part of a recording', 'coded parts of recordings'],
      ['graph', 'graph', 'graphs'],
      ['stored_sql', 'stored query', 'stored queries'],
    ] as const;
    for (const [table, one, many] of lost) {
      let count = 0;
      for (const _ of this.database.rows(table)) count += 1;
      this.losses.lose(one, many, 'left out', count);
    }
    let values = 0;
    for (const row of this.database.rows('attribute'))
      if (textOf(row, 'attr_type') === 'journal' && textOf(row, 'value').trim() !== '') values += 1;
    this.losses.lose('attribute of a journal', 'attributes of journals', 'left out', values);
  }
}

const caseKind = { key: 'cases', label: 'Case', colour: null, description: 'Cases of QualCoder.' };
const caseKey = (id: string): string => `case ${id}`;

/** The folder's name without its ending; null for a database alone. */
function projectNameOf(path: string): string | null {
  const folder = path.split('/').at(-2);
  return folder === undefined ? null : folder.replace(/\.qda$/i, '');
}
