/**
 * Databases of Discourse Network Analyzer 2 and 3. A statement ties names (a person, an organization, a concept) to a
 * place; each name becomes an item of the variable's kind with a passage there, and the passage has the statement's
 * other variables as values. Passwords are not read. Source: leifeld/dna, Sql.java and SqlConnection.java.
 */
import type {
  ExchangeCode,
  ExchangeDocument,
  ExchangeKind,
  ExchangeMemo,
  ExchangePassage,
  ExchangeProject,
  ExchangeReader,
  ExchangeValue,
} from '../../project.ts';
import {
  colourOf,
  isSqlite,
  mentionsTables,
  type SqliteDatabase,
  type SqliteRow,
  textOf,
  wholeOf,
} from '../../sqlite.ts';
import { UnreadableProject } from '../corpus/project-draft.ts';
import { LossCount } from '../loss-count.ts';
import { readDatabase } from '../read-database.ts';

export const dnaReader: ExchangeReader = {
  id: 'dna',
  label: 'Discourse Network Analyzer (.dna)',
  extensions: ['dna'],
  takes: 'file',
  sniff: files =>
    files.some(({ bytes }) => mentionsTables(bytes, ['STATEMENTTYPES', 'DATASHORTTEXT', 'DATABOOLEAN'])),
  read: (files, tools) =>
    readDatabase(
      'a Discourse Network Analyzer database',
      files,
      tools,
      all => all.find(({ bytes }) => isSqlite(bytes)),
      database => new Reading(database).project(),
    ),
};

class Reading {
  private readonly database: SqliteDatabase;
  private readonly losses = new LossCount();
  private readonly memos: ExchangeMemo[] = [];
  private readonly coders: ReadonlySet<string>;
  private readonly variables: ReadonlyMap<string, SqliteRow>;
  /** By the id of their row; version 2 has names without one in its statements. */
  private readonly entities = new Map<string, string>();
  private readonly codes = new Map<string, ExchangeCode>();
  /** Version 3 ties names to roles, and these to variables. */
  private readonly variableOfRole: ReadonlyMap<string, string>;

  constructor(database: SqliteDatabase) {
    this.database = database;
    for (const table of ['DOCUMENTS', 'STATEMENTS', 'VARIABLES'])
      if (!database.has(table))
        throw new UnreadableProject(
          `The database has no table “${table}”: it is not of Discourse Network Analyzer 2 or 3. Nothing was imported. Choose a .dna file, saved with version 2 or 3.`,
        );
    this.coders = new Set([...database.rows('CODERS')].map(row => textOf(row, 'id')));
    this.variables = new Map([...database.rows('VARIABLES')].map(row => [textOf(row, 'id'), row]));
    this.variableOfRole = new Map(
      [...database.rows('ROLEVARIABLELINKS')].map(row => [textOf(row, 'id'), textOf(row, 'variableid')]),
    );
  }

  project(): ExchangeProject {
    const { database, losses } = this;
    const version = [...database.rows('SETTINGS')].find(row => textOf(row, 'property') === 'version');
    this.readEntities();
    const documents = this.documents(textOf(version ?? {}, 'value'));
    const passages = this.statements(new Set(documents.map(({ key }) => key)));
    for (const [table, one, many] of [
      ['STATEMENTLINKS', 'tie between statements', 'ties between statements'],
      ['REGEXES', 'highlighted word', 'highlighted words'],
    ] as const) {
      let count = 0;
      for (const _ of database.rows(table)) count += 1;
      losses.lose(one, many, 'left out', count);
    }
    const used = new Set([...this.codes.values()].map(({ kindKey }) => kindKey));
    const stated = textOf(version ?? {}, 'value');
    return {
      name: null,
      writtenBy: `Discourse Network Analyzer${stated === '' ? '' : ` ${stated}`}`,
      coders: [...database.rows('CODERS')].map(row => ({
        key: textOf(row, 'id'),
        name: textOf(row, 'name') || `Coder ${textOf(row, 'id')}`,
      })),
      kinds: this.kinds().filter(({ key }) => used.has(key)),
      codes: [...this.codes.values()],
      documents,
      passages,
      links: [],
      memos: this.memos,
      losses: losses.list(),
    };
  }

  /** Variables of one name in several types of statement are one kind. */
  private kinds(): ExchangeKind[] {
    const names = new Set([...this.variables.values()].map(nameOfVariable));
    return [...names, statementKind].map(label => ({ key: label, label, colour: null, description: '' }));
  }

  private readEntities(): void {
    const table = this.database.has('ENTITIES') ? 'ENTITIES' : 'ATTRIBUTES';
    const attributes = this.attributes();
    const rows = [...this.database.rows(table)];
    for (const row of rows) {
      const id = textOf(row, 'id');
      const kind = this.nameOf(textOf(row, 'variableid'));
      const label = textOf(row, 'value').trim();
      if (kind === null || label === '') continue;
      const key = this.code(kind, label);
      this.entities.set(id, key);
      const colour = colourOf(wholeOf(row, 'red'), wholeOf(row, 'green'), wholeOf(row, 'blue'));
      const own = {
        ...(textOf(row, 'type') === '' ? {} : { Type: textOf(row, 'type') }),
        ...attributes.get(id),
      };
      const known = this.codes.get(key);
      if (known === undefined) continue;
      this.codes.set(key, {
        ...known,
        colour: colour === '#000000' ? null : colour,
        aliases: textOf(row, 'alias').trim() === '' ? [] : [textOf(row, 'alias').trim()],
        description: textOf(row, 'notes').trim(),
        values: own,
      });
    }
    let under = 0;
    for (const row of rows) if (wholeOf(row, 'childof') !== null) under += 1;
    this.losses.lose('name under another', 'names under others', 'kept beside them', under);
  }

  private attributes(): ReadonlyMap<string, Record<string, ExchangeValue>> {
    const names = new Map(
      [...this.database.rows('ATTRIBUTEVARIABLES')].map(row => [
        textOf(row, 'id'),
        textOf(row, 'attributevariable'),
      ]),
    );
    const found = new Map<string, Record<string, ExchangeValue>>();
    for (const row of this.database.rows('ATTRIBUTEVALUES')) {
      const name = names.get(textOf(row, 'attributevariableid')) ?? '';
      const value = textOf(row, 'attributevalue').trim();
      const id = textOf(row, 'entityid');
      if (name !== '' && value !== '') found.set(id, { ...found.get(id), [name]: value });
    }
    return found;
  }

  private nameOf(variableId: string): string | null {
    const row = this.variables.get(variableId);
    return row === undefined ? null : nameOfVariable(row);
  }

  private code(kind: string, label: string): string {
    const key = JSON.stringify([kind, label]);
    if (!this.codes.has(key))
      this.codes.set(key, {
        key,
        label,
        kindKey: kind,
        parentKey: null,
        aliases: [],
        colour: null,
        description: '',
        values: {},
      });
    return key;
  }

  private documents(version: string): ExchangeDocument[] {
    const isInSeconds = version === '' ? this.database.has('ENTITIES') : /^3/.test(version);
    return [...this.database.rows('DOCUMENTS')].map(row => {
      const key = textOf(row, 'id');
      const title = textOf(row, 'title').trim() || `Document ${key}`;
      const values: Record<string, ExchangeValue> = {};
      for (const name of ['Author', 'Source', 'Section', 'Type']) {
        const value = textOf(row, name.toLowerCase()).trim();
        if (value !== '') values[name] = value;
      }
      const date = dateOf(wholeOf(row, 'date'), isInSeconds);
      if (date !== null) values.Date = date;
      const text = textOf(row, 'notes').trim();
      const coder = textOf(row, 'coder');
      if (text !== '')
        this.memos.push({
          on: { type: 'document', key },
          text,
          coderKey: this.coders.has(coder) ? coder : null,
          createdAt: null,
        });
      const fileName = `${title.replace(/[\\/:*?"<>|\p{Cc}]+/gu, '-').slice(0, 100)}.txt`;
      return { key, title, fileName, text: textOf(row, 'text'), source: null, values };
    });
  }

  private statements(documents: ReadonlySet<string>): ExchangePassage[] {
    const { named, values } = this.data();
    const types = new Map(
      [...this.database.rows('STATEMENTTYPES')].map(row => [textOf(row, 'id'), textOf(row, 'label')]),
    );
    const passages: ExchangePassage[] = [];
    for (const row of this.database.rows('STATEMENTS')) {
      const id = textOf(row, 'id');
      const start = wholeOf(row, 'start');
      const end = wholeOf(row, 'stop');
      const documentKey = textOf(row, 'documentid');
      if (!documents.has(documentKey)) {
        this.losses.lose('statement', 'statements', 'in documents that are not there: left out');
        continue;
      }
      const coder = textOf(row, 'coder');
      const type = types.get(textOf(row, 'statementtypeid')) || 'Statement';
      const names = named.get(id) ?? [this.code(statementKind, type)];
      for (const codeKey of new Set(names)) {
        const others: Record<string, ExchangeValue> = { Statement: `${type} ${id}`, ...values.get(id) };
        for (const name of names) {
          const code = this.codes.get(name);
          if (name === codeKey || code?.kindKey == null || code.kindKey === statementKind) continue;
          const present = others[code.kindKey];
          others[code.kindKey] = present === undefined ? code.label : `${present}; ${code.label}`;
        }
        passages.push({
          key: `${id} ${codeKey}`,
          documentKey,
          codeKey,
          coderKey: this.coders.has(coder) ? coder : null,
          range: start === null || end === null || start < 0 || end < start ? null : { start, end },
          page: null,
          quote: null,
          prefix: '',
          suffix: '',
          memo: '',
          createdAt: null,
          values: others,
        });
      }
    }
    return passages;
  }

  /** Names and plain values of statements, by their ids. */
  private data() {
    const named = new Map<string, string[]>();
    const values = new Map<string, Record<string, ExchangeValue>>();
    const variableOf = (row: SqliteRow): string | null =>
      this.nameOf(
        textOf(row, 'variableid') || (this.variableOfRole.get(textOf(row, 'rolevariablelinkid')) ?? ''),
      );
    for (const row of this.database.rows('DATASHORTTEXT')) {
      const kind = variableOf(row);
      // The column is a name in version 2, a number of a row in versions between, and `Entity` in version 3.
      const entity = this.entities.get(textOf(row, 'entity') || textOf(row, 'value'));
      const isName = typeof row.value === 'string' && row.entity === undefined;
      const label = isName ? textOf(row, 'value').trim() : '';
      const key = isName ? (label === '' || kind === null ? undefined : this.code(kind, label)) : entity;
      if (key === undefined) continue;
      const id = textOf(row, 'statementid');
      named.set(id, [...(named.get(id) ?? []), key]);
    }
    for (const [table, convert] of [
      ['DATABOOLEAN', (row: SqliteRow) => wholeOf(row, 'value') === 1],
      ['DATAINTEGER', (row: SqliteRow) => wholeOf(row, 'value')],
      ['DATALONGTEXT', (row: SqliteRow) => textOf(row, 'value').trim() || null],
    ] as const) {
      for (const row of this.database.rows(table)) {
        const name = variableOf(row);
        const value = convert(row);
        const id = textOf(row, 'statementid');
        if (name !== null && value !== null) values.set(id, { ...values.get(id), [name]: value });
      }
    }
    return { named, values };
  }
}

/** The kind of statements that name nobody. */
const statementKind = 'Statement';

const nameOfVariable = (row: SqliteRow): string =>
  textOf(row, 'variable').trim() || `Variable ${textOf(row, 'id')}`;

/** The day as `2019-05-31`; null where there is none or a clock was broken. */
function dateOf(count: number | null, isInSeconds: boolean): string | null {
  if (count === null) return null;
  const ms = isInSeconds ? count * 1000 : count;
  return Math.abs(ms) < 8.64e15 ? new Date(ms).toISOString().slice(0, 10) : null;
}
