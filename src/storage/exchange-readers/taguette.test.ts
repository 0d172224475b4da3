import { describe, expect, it } from 'vitest';
import { taguetteReader } from '#core/exchange/readers/taguette/taguette.ts';
import { prepareProject } from '../importing/prepare-project.ts';
import { openSqlite } from '../open-sqlite.ts';
import { expectHonestAnswers } from '../testing/expect-honest-answers.ts';
import { makeDatabase } from '../testing/make-database.ts';

/** As its versions up to 1.4 have them. */
const schema = [
  'CREATE TABLE users (login VARCHAR(30) NOT NULL, created DATETIME NOT NULL, hashed_password VARCHAR(192), CONSTRAINT pk_users PRIMARY KEY (login))',
  'CREATE TABLE projects (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name VARCHAR(200) NOT NULL, description TEXT NOT NULL, created DATETIME NOT NULL)',
  'CREATE TABLE project_members (project_id INTEGER NOT NULL, user_login VARCHAR(30) NOT NULL, privileges VARCHAR(11) NOT NULL, CONSTRAINT pk_project_members PRIMARY KEY (project_id, user_login))',
  'CREATE TABLE documents (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name VARCHAR(200) NOT NULL, description TEXT NOT NULL, filename VARCHAR(200) NOT NULL, created DATETIME NOT NULL, project_id INTEGER NOT NULL, text_direction VARCHAR(13) NOT NULL, contents TEXT NOT NULL)',
  'CREATE TABLE commands (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, date DATETIME NOT NULL, user_login VARCHAR(30) NOT NULL, project_id INTEGER NOT NULL, document_id INTEGER, payload TEXT NOT NULL)',
  'CREATE TABLE highlights (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, document_id INTEGER NOT NULL, start_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL, snippet TEXT NOT NULL)',
  'CREATE TABLE tags (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, project_id INTEGER NOT NULL, path VARCHAR(200) NOT NULL, description TEXT NOT NULL, CONSTRAINT uq_tags_project_id UNIQUE (project_id, path))',
  'CREATE TABLE highlight_tags (highlight_id INTEGER NOT NULL, tag_id INTEGER NOT NULL, CONSTRAINT pk_highlight_tags PRIMARY KEY (highlight_id, tag_id))',
  'CREATE INDEX ix_highlight_tags_tag_id ON highlight_tags (tag_id)',
];

const page =
  '<h1>Réunion</h1>\n<p>The <u>union</u> said nó 👩‍👩‍👧 twice.</p><p>The board agreed,\nat last.<br>So it ends.</p><ul><li>One</li><li>Two</li></ul>';
/** What Taguette counts in: the text without tags. */
const counted = 'Réunion\nThe union said nó 👩‍👩‍👧 twice.The board agreed,\nat last.So it ends.OneTwo';
const bytesTo = (words: string) => new TextEncoder().encode(counted.slice(0, counted.indexOf(words))).length;
const spanOf = (words: string): [number, number] => {
  const start = bytesTo(words);
  return [start, start + new TextEncoder().encode(words).length];
};

const at = '2023-05-06 07:08:09.123456';
const rows = {
  users: [
    ['ana', at, 'scrypt:secret'],
    ['ben', at, null],
  ],
  projects: [[1, 'Harbour', 'What the harbour cost', at]],
  project_members: [[1, 'ana', 'ADMIN']],
  documents: [[7, 'Minutes', 'Of the board', 'minutes.docx', at, 1, 'LEFT_TO_RIGHT', page]],
  commands: [
    [1, at, 'ana', 1, 7, JSON.stringify({ type: 'document_add', document_name: 'Minutes' })],
    [2, at, 'ana', 1, 7, JSON.stringify({ type: 'highlight_add', highlight_id: 1, tags: [1] })],
    [
      3,
      '2023-06-01 00:00:00',
      'ben',
      1,
      7,
      JSON.stringify({ type: 'highlight_add', highlight_id: 1, tags: [1, 2] }),
    ],
    [
      4,
      '2023-06-02 00:00:00',
      'ben',
      1,
      7,
      JSON.stringify({ type: 'highlight_add', highlight_id: 2, tags: [2] }),
    ],
  ],
  highlights: [
    [1, 7, ...spanOf('nó 👩‍👩‍👧 twice'), '<p>nó 👩‍👩‍👧 twice</p>'],
    [
      2,
      7,
      ...spanOf('twice.The board agreed,\nat last.So'),
      '<p>twice.</p><p>The board agreed,\nat last.<br>So</p>',
    ],
    [3, 7, ...spanOf('Two'), '<ul><li>Two</li></ul>'],
  ],
  tags: [
    [1, 1, 'actor.union', 'People who work'],
    [2, 1, 'actor.board', ''],
  ],
  highlight_tags: [
    [1, 2],
    [1, 1],
    [2, 2],
  ],
};

describe('a project of Taguette', () => {
  it('comes in with its texts, tags, coders, dates and memos', async () => {
    const bytes = await makeDatabase(schema, rows);
    const files = [{ path: 'project.sqlite3', bytes }];
    expect(taguetteReader.sniff(files)).toBe(true);
    const reading = await taguetteReader.read(files, { openSqlite });
    if (!reading.ok) throw new Error(reading.message);
    const { project } = reading;
    expect(project).toMatchObject({ name: 'Harbour', writtenBy: 'Taguette', kinds: [] });
    expect(project.coders.map(({ name }) => name)).toEqual(['ana', 'ben']);
    expect(project.documents).toMatchObject([
      {
        title: 'Minutes',
        fileName: 'minutes.txt',
        text: 'Réunion\n\nThe union said nó 👩‍👩‍👧 twice.\n\nThe board agreed, at last.\nSo it ends.\n\nOne\nTwo',
      },
    ]);
    const text = project.documents[0]?.text ?? '';
    expect(
      project.passages.map(({ codeKey, coderKey, createdAt, range }) => [
        codeKey,
        coderKey,
        createdAt,
        range === null ? null : text.slice(range.start, range.end),
      ]),
    ).toEqual([
      ['2', 'ana', '2023-05-06T07:08:09.000Z', 'nó 👩‍👩‍👧 twice'],
      ['1', 'ana', '2023-05-06T07:08:09.000Z', 'nó 👩‍👩‍👧 twice'],
      ['2', 'ben', '2023-06-02T00:00:00.000Z', 'twice.\n\nThe board agreed, at last.\nSo'],
      ['no tag', null, null, 'Two'],
    ]);
    expect(project.codes.map(({ label, description }) => [label, description])).toEqual([
      ['actor.union', 'People who work'],
      ['actor.board', ''],
      ['Without a tag', ''],
    ]);
    expect(project.memos.map(({ on, text: memo }) => [on, memo])).toEqual([
      [{ type: 'project' }, 'What the harbour cost'],
      [{ type: 'document', key: '7' }, 'Of the board'],
    ]);
    expect(JSON.stringify(project)).not.toContain('secret');
    expect(project.losses).toContain('1 highlight: without a tag, kept under a code “Without a tag”.');
  });

  it('has every passage at its place once it is prepared for the study', async () => {
    const bytes = await makeDatabase(schema, rows);
    const prepared = await prepareProject({ files: [{ path: 'a.sqlite3', bytes }], format: null });
    if (!prepared.ok) throw new Error(prepared.error);
    expect(prepared.project.format).toBe('taguette');
    expect(prepared.project.passages.map(({ place }) => place?.how)).toEqual(Array(4).fill('in-place'));
  });

  it('has tags under tags in newer versions, and no circle of them', async () => {
    const bytes = await makeDatabase(
      schema.map(statement =>
        statement.replace('path VARCHAR(200) NOT NULL, ', 'path VARCHAR(200) NOT NULL, parent_id INTEGER, '),
      ),
      {
        ...rows,
        tags: [
          [1, 1, 'actor', 2, ''],
          [2, 1, 'union', 1, ''],
        ],
      },
    );
    const reading = await taguetteReader.read([{ path: 'a', bytes }], { openSqlite });
    expect(reading).toMatchObject({
      ok: true,
      project: { codes: [{ label: 'actor', parentKey: '2' }, { label: 'union', parentKey: null }, {}] },
    });
  });

  it('of several keeps their tags apart', async () => {
    const bytes = await makeDatabase(schema, {
      ...rows,
      projects: [
        [1, 'Harbour', '', at],
        [2, 'Airport', '', at],
      ],
      tags: [
        [1, 1, 'union', ''],
        [2, 2, 'union', ''],
      ],
    });
    const reading = await taguetteReader.read([{ path: 'a', bytes }], { openSqlite });
    expect(reading).toMatchObject({
      ok: true,
      project: {
        kinds: [
          { key: '1', label: 'Harbour' },
          { key: '2', label: 'Airport' },
        ],
        codes: [{ kindKey: '1' }, { kindKey: '2' }, {}],
      },
    });
  });

  it('that is another program’s database is refused', async () => {
    const bytes = await makeDatabase(['CREATE TABLE a (b)'], {});
    expect(taguetteReader.sniff([{ path: 'a.sqlite3', bytes }])).toBe(false);
    expect(await taguetteReader.read([{ path: 'a', bytes }], { openSqlite })).toMatchObject({
      ok: false,
      message: expect.stringContaining('not of Taguette'),
    });
  });

  it('gives no wild answer, whatever 300 changes are made to its bytes', async () => {
    await expectHonestAnswers(taguetteReader, 'a.sqlite3', await makeDatabase(schema, rows), 300);
  });
});
