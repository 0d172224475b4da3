import { describe, expect, it } from 'vitest';
import { dnaReader } from '#core/exchange/readers/dna/dna.ts';
import { prepareProject } from '../importing/prepare-project.ts';
import { openSqlite } from '../open-sqlite.ts';
import { expectHonestAnswers } from '../testing/expect-honest-answers.ts';
import { makeDatabase } from '../testing/make-database.ts';

const text = 'The union 🌊 refused. The minister agreed.';
const span = (words: string): [number, number] => [text.indexOf(words), text.indexOf(words) + words.length];

const shared = [
  'CREATE TABLE SETTINGS(Property TEXT PRIMARY KEY, Value TEXT)',
  'CREATE TABLE CODERS(ID INTEGER NOT NULL PRIMARY KEY, Name TEXT, Red INTEGER, Green INTEGER, Blue INTEGER, Password TEXT)',
  'CREATE TABLE DOCUMENTS(ID INTEGER NOT NULL PRIMARY KEY, Title TEXT, Text TEXT, Coder INTEGER, Author TEXT, Source TEXT, Section TEXT, Notes TEXT, Type TEXT, Date INTEGER)',
  'CREATE TABLE STATEMENTTYPES(ID INTEGER NOT NULL PRIMARY KEY, Label TEXT, Red INTEGER, Green INTEGER, Blue INTEGER)',
  'CREATE TABLE VARIABLES(ID INTEGER NOT NULL PRIMARY KEY, Variable TEXT, DataType TEXT, StatementTypeId INTEGER)',
  'CREATE TABLE STATEMENTS(ID INTEGER NOT NULL PRIMARY KEY, StatementTypeId INTEGER, DocumentId INTEGER, Start INTEGER, Stop INTEGER, Coder INTEGER)',
  'CREATE TABLE DATABOOLEAN(ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER NOT NULL, VariableId INTEGER NOT NULL, Value INTEGER)',
  'CREATE TABLE REGEXES(Label TEXT PRIMARY KEY, Red INTEGER, Green INTEGER, Blue INTEGER)',
];
const version3 = [
  ...shared,
  "CREATE TABLE ENTITIES(ID INTEGER PRIMARY KEY NOT NULL, VariableId INTEGER NOT NULL, Value TEXT NOT NULL DEFAULT '', Red INTEGER, Green INTEGER, Blue INTEGER, ChildOf INTEGER)",
  'CREATE TABLE DATASHORTTEXT(ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER NOT NULL, VariableId INTEGER NOT NULL, Entity INTEGER NOT NULL)',
  'CREATE TABLE ATTRIBUTEVARIABLES(ID INTEGER PRIMARY KEY NOT NULL, VariableId INTEGER NOT NULL, AttributeVariable TEXT NOT NULL)',
  'CREATE TABLE ATTRIBUTEVALUES(ID INTEGER PRIMARY KEY NOT NULL, EntityId INTEGER NOT NULL, AttributeVariableId INTEGER NOT NULL, AttributeValue TEXT NOT NULL)',
];
const version2 = [
  ...shared,
  'CREATE TABLE DATASHORTTEXT(ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER NOT NULL, VariableId INTEGER NOT NULL, StatementTypeId INTEGER, Value TEXT)',
  'CREATE TABLE ATTRIBUTES(ID INTEGER PRIMARY KEY NOT NULL, VariableId INTEGER NOT NULL, Value TEXT NOT NULL, Red INTEGER, Green INTEGER, Blue INTEGER, Type TEXT, Alias TEXT, Notes TEXT, ChildOf INTEGER)',
];

const day = Date.UTC(2019, 4, 31, 12);
const base = (version: string, date: number) => ({
  SETTINGS: [['version', version]],
  CODERS: [[1, 'Ana', 1, 2, 3, 'hashed-secret']],
  DOCUMENTS: [[5, 'Debate', text, 1, 'A. Author', 'Gazette', '', 'Read twice', '', date]],
  STATEMENTTYPES: [[1, 'DNA Statement', 0, 0, 0]],
  VARIABLES: [
    [1, 'organization', 'short text', 1],
    [2, 'concept', 'short text', 1],
    [3, 'agreement', 'boolean', 1],
  ],
  STATEMENTS: [
    [9, 1, 5, ...span('union 🌊 refused'), 1],
    [10, 1, 5, ...span('agreed'), 1],
  ],
  DATABOOLEAN: [
    [1, 9, 3, 0],
    [2, 10, 3, 1],
  ],
  REGEXES: [['tax', 0, 0, 0]],
});
const rows3 = {
  ...base('3.0.11', day / 1000),
  ENTITIES: [
    [1, 1, 'Union', 0, 128, 255, null],
    [2, 2, 'New tax', 0, 0, 0, null],
    [3, 1, '', 0, 0, 0, null],
  ],
  DATASHORTTEXT: [
    [1, 9, 1, 1],
    [2, 9, 2, 2],
    [3, 10, 1, 3],
  ],
  ATTRIBUTEVARIABLES: [[1, 1, 'Type']],
  ATTRIBUTEVALUES: [[1, 1, 1, 'workers']],
};
const rows2 = {
  ...base('2.0 beta 25', day),
  DATASHORTTEXT: [
    [1, 9, 1, 1, 'Union'],
    [2, 9, 2, 1, 'New tax'],
    [3, 10, 1, 1, ''],
  ],
  ATTRIBUTES: [[1, 1, 'Union', 0, 128, 255, 'workers', '', '', null]],
};

describe.each([
  ['2', version2, rows2],
  ['3', version3, rows3],
] as const)('a database of Discourse Network Analyzer %s', (version, schema, rows) => {
  it('comes in with its names, statements, coders, dates and notes', async () => {
    const files = [{ path: 'a.dna', bytes: await makeDatabase(schema, rows) }];
    expect(dnaReader.sniff(files)).toBe(true);
    const reading = await dnaReader.read(files, { openSqlite });
    if (!reading.ok) throw new Error(reading.message);
    const { project } = reading;
    expect(project.writtenBy).toMatch(`Discourse Network Analyzer ${version}.0`);
    expect(project.coders).toEqual([{ key: '1', name: 'Ana' }]);
    expect(JSON.stringify(project)).not.toContain('secret');
    expect(project.kinds.map(({ label }) => label)).toEqual(['organization', 'concept', 'Statement']);
    expect(project.codes.map(each => [each.label, each.kindKey, each.colour, each.values])).toEqual([
      ['Union', 'organization', '#0080ff', { Type: 'workers' }],
      ['New tax', 'concept', null, {}],
      ['DNA Statement', 'Statement', null, {}],
    ]);
    expect(project.documents.map(({ title, values }) => [title, values])).toEqual([
      ['Debate', { Author: 'A. Author', Source: 'Gazette', Date: '2019-05-31' }],
    ]);
    const labels = new Map(project.codes.map(({ key, label }) => [key, label]));
    expect(
      project.passages.map(({ codeKey, coderKey, range, values }) => [
        labels.get(codeKey),
        coderKey,
        text.slice(range?.start, range?.end),
        values,
      ]),
    ).toEqual([
      [
        'Union',
        '1',
        'union 🌊 refused',
        { Statement: 'DNA Statement 9', agreement: false, concept: 'New tax' },
      ],
      [
        'New tax',
        '1',
        'union 🌊 refused',
        { Statement: 'DNA Statement 9', agreement: false, organization: 'Union' },
      ],
      ['DNA Statement', '1', 'agreed', { Statement: 'DNA Statement 10', agreement: true }],
    ]);
    expect(project.memos.map(({ text: memo, coderKey }) => [memo, coderKey])).toEqual([['Read twice', '1']]);
    expect(project.losses).toContain('1 highlighted word: left out.');
  });

  it('has every passage at its place once it is prepared for the study', async () => {
    const bytes = await makeDatabase(schema, rows);
    const prepared = await prepareProject({ files: [{ path: 'a.dna', bytes }], format: 'dna' });
    if (!prepared.ok) throw new Error(prepared.error);
    expect(prepared.project.passages.map(({ place }) => place?.how)).toEqual(Array(3).fill('in-place'));
  });

  it('gives no answer but a message or whole keys, whatever 200 changes are made to its bytes', async () => {
    await expectHonestAnswers(dnaReader, 'a.dna', await makeDatabase(schema, rows), 200, false);
  });
});

it('reads names through roles, as the newest databases have them', async () => {
  const schema = version3.map(statement =>
    /DATASHORTTEXT|DATABOOLEAN/.test(statement)
      ? statement.replace('VariableId', 'RoleVariableLinkId')
      : statement,
  );
  const bytes = await makeDatabase(
    [
      ...schema,
      'CREATE TABLE ROLEVARIABLELINKS(ID INTEGER NOT NULL PRIMARY KEY, RoleId INTEGER, VariableId INTEGER)',
    ],
    {
      ...rows3,
      ROLEVARIABLELINKS: [
        [1, 1, 1],
        [2, 2, 2],
        [3, 3, 3],
      ],
    },
  );
  const reading = await dnaReader.read([{ path: 'a.dna', bytes }], { openSqlite });
  if (!reading.ok) throw new Error(reading.message);
  expect(reading.project.passages.map(({ values }) => values)).toContainEqual({
    Statement: 'DNA Statement 9',
    agreement: false,
    concept: 'New tax',
  });
});
