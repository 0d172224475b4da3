import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { qualcoderReader } from '#core/exchange/readers/qualcoder/qualcoder.ts';
import { prepareProject } from '../importing/prepare-project.ts';
import { openSqlite } from '../open-sqlite.ts';
import { expectHonestAnswers } from '../testing/expect-honest-answers.ts';
import { makeDatabase } from '../testing/make-database.ts';

/** As version 14 of its databases has them. */
const schema = [
  'CREATE TABLE project (databaseversion text, date text, memo text, about text, bookmarkfile integer, bookmarkpos integer, codername text, recently_used_codes text)',
  'CREATE TABLE source (id integer primary key, name text, fulltext text, mediapath text, memo text, owner text, date text, av_text_id integer, risid integer, unique(name))',
  'CREATE TABLE code_image (imid integer primary key, id integer, x1 integer, y1 integer, width integer, height integer, cid integer, memo text, date text, owner text, important integer, pdf_page integer)',
  'CREATE TABLE code_av (avid integer primary key, id integer, pos0 integer, pos1 integer, cid integer, memo text, date text, owner text, important integer)',
  'CREATE TABLE annotation (anid integer primary key, fid integer, pos0 integer, pos1 integer, memo text, owner text, date text, unique(fid,pos0,pos1,owner))',
  'CREATE TABLE attribute_type (name text primary key, date text, owner text, memo text, caseOrFile text, valuetype text)',
  'CREATE TABLE attribute (attrid integer primary key, name text, attr_type text, value text, id integer, date text, owner text, unique(name,attr_type,id))',
  'CREATE TABLE case_text (id integer primary key, caseid integer, fid integer, pos0 integer, pos1 integer, owner text, date text, memo text)',
  'CREATE TABLE cases (caseid integer primary key, name text, memo text, owner text,date text, constraint ucm unique(name))',
  'CREATE TABLE code_cat (catid integer primary key, name text, owner text, date text, memo text, supercatid integer, unique(name))',
  'CREATE TABLE code_text (ctid integer primary key, cid integer, fid integer,seltext text, pos0 integer, pos1 integer, owner text, date text, memo text, avid integer, important integer, unique(cid,fid,pos0,pos1, owner))',
  'CREATE TABLE code_name (cid integer primary key, name text, memo text, catid integer, owner text,date text, color text, unique(name))',
  'CREATE TABLE journal (jid integer primary key, name text, jentry text, date text, owner text, unique(name))',
  'CREATE TABLE stored_sql (title text, description text, grouper text, ssql text, unique(title))',
  'CREATE TABLE ris (risid integer, tag text, longtag text, value text)',
];

const at = '2024-01-15 10:00:00';
const text = 'Ana 🌊 said no.\nThe board said yes, twice.\nNobody else spoke.';
const units = (words: string): [number, number] => [text.indexOf(words), text.indexOf(words) + words.length];
const codePoints = (words: string): [number, number] => {
  const start = [...text.slice(0, text.indexOf(words))].length;
  return [start, start + [...words].length];
};
const rows = {
  project: [['v14', at, 'About a harbour', 'QualCoder 3.7', 0, 0, 'ana', '']],
  source: [
    [1, 'minutes.txt', text, '/docs/minutes.txt', 'Of the board', 'ana', at, null, 9],
    [2, 'port.jpg', null, '/images/port.jpg', '', 'ana', at, null, null],
    [3, 'typed in', 'Only here.', null, '', 'ben', at, null, null],
  ],
  code_image: [[1, 2, 0, 0, 9, 9, 1, '', at, 'ana', null, null]],
  annotation: [[1, 1, ...units('Nobody else'), 'Is that so?', 'ben', at]],
  attribute_type: [
    ['year', at, 'ana', 'When it was held', 'file', 'numeric'],
    ['age', at, 'ana', '', 'case', 'numeric'],
  ],
  attribute: [
    [1, 'year', 'file', '1994', 1, at, 'ana'],
    [2, 'age', 'case', '41', 1, at, 'ana'],
    [3, 'year', 'file', '', 3, at, 'ana'],
  ],
  cases: [
    [1, 'Ana', 'Who said no', 'ana', at],
    [2, 'The board', '', 'ana', at],
  ],
  case_text: [
    [1, 1, 1, ...units('Ana 🌊 said no.'), 'ana', at, ''],
    [2, 2, 1, 0, text.length, 'ana', at, ''],
  ],
  code_cat: [
    [1, 'Position', 'ana', at, 'What people want', null],
    [2, 'Refusal', 'ana', at, 'In whatever words', 1],
  ],
  code_name: [
    [1, 'no', 'A plain no', 2, 'ana', at, '#E6194B'],
    [2, 'yes', '', 1, 'ana', at, '#3cb44b'],
    [3, 'loose', '', null, 'ana', at, 'nonsense'],
  ],
  code_text: [
    [1, 1, 1, 'said no', ...units('said no'), 'ana', at, 'Loudly', null, 1],
    [2, 2, 1, 'said yes', ...codePoints('said yes'), 'ben', at, '', null, null],
    [3, 3, 3, 'Only', 0, 4, 'ben', at, '', null, 0],
    [4, 77, 3, 'Only', 0, 4, 'ben', at, '', null, 0],
  ],
  journal: [[1, 'First day', 'Much to do', at, 'ben']],
  ris: [
    [9, 'PY', 'Publication Year', '1994'],
    [9, 'AU', 'Author', 'A'],
    [9, 'AU', 'Author', 'B'],
  ],
};

const filesOf = async (more: typeof rows | Partial<typeof rows> = rows) => [
  { path: 'harbour.qda/data.qda', bytes: await makeDatabase(schema, more) },
  { path: 'harbour.qda/documents/minutes.txt', bytes: new TextEncoder().encode(text) },
];

describe('a project of QualCoder', () => {
  it('comes in with its texts, codes, cases, coders, dates, memos and attributes', async () => {
    const files = await filesOf();
    expect(qualcoderReader.sniff(files)).toBe(true);
    const reading = await qualcoderReader.read(files, { openSqlite });
    if (!reading.ok) throw new Error(reading.message);
    const { project } = reading;
    expect(project).toMatchObject({ name: 'harbour', writtenBy: 'QualCoder 3.7' });
    expect(project.kinds.map(kind => [kind.label, kind.description])).toEqual([
      ['Position', 'What people want'],
      ['Case', 'Cases of QualCoder.'],
    ]);
    expect(project.codes.map(code => [code.label, code.kindKey, code.colour, code.description])).toEqual([
      ['Refusal / no', 'category 1', '#e6194b', 'A plain no'],
      ['yes', 'category 1', '#3cb44b', ''],
      ['loose', null, null, ''],
      ['Ana', 'cases', null, 'Who said no'],
      ['The board', 'cases', null, ''],
    ]);
    expect(project.codes[3]?.values).toEqual({ age: 41 });
    expect(project.documents.map(({ title, values }) => [title, values])).toEqual([
      ['minutes.txt', { year: 1994, 'Publication Year': '1994', Author: 'A; B', Case: 'The board' }],
      ['typed in', {}],
    ]);
    const texts = new Map(project.documents.map(document => [document.key, document.text ?? '']));
    expect(
      project.passages.map(({ codeKey, documentKey, coderKey, range, memo, values, createdAt }) => [
        codeKey,
        coderKey,
        range === null ? null : texts.get(documentKey)?.slice(range.start, range.end),
        memo,
        values,
        createdAt,
      ]),
    ).toEqual([
      ['case 1', 'ana', 'Ana 🌊 said no.', '', {}, '2024-01-15T10:00:00.000Z'],
      ['1', 'ana', 'said no', 'Loudly', { Important: true }, '2024-01-15T10:00:00.000Z'],
      ['2', 'ben', 'said yes', '', {}, '2024-01-15T10:00:00.000Z'],
      ['3', 'ben', 'Only', '', {}, '2024-01-15T10:00:00.000Z'],
    ]);
    expect(project.memos.map(memo => [memo.on, memo.text, memo.coderKey])).toEqual([
      [{ type: 'project' }, 'About a harbour', null],
      [{ type: 'project' }, 'Position / Refusal: In whatever words', null],
      [{ type: 'project' }, 'year: When it was held', 'ana'],
      [{ type: 'document', key: '1' }, 'Of the board', 'ana'],
      [{ type: 'document', key: '1' }, '“Nobody else”: Is that so?', 'ben'],
      [{ type: 'project' }, 'First day\n\nMuch to do', 'ben'],
    ]);
    expect(project.losses).toEqual([
      '1 picture or recording: left out, as only texts are read here.',
      '1 passage: with positions in code points, as the words show: read as such.',
      '1 coding: of codes that are not there: left out.',
      '1 annotation: kept as memos on documents, with the words in front.',
      '1 coded part of a picture or page: left out.',
      'QualCoder’s dates have no time zone: they were read as of UTC.',
    ]);
  });

  it('is the same from a zip of its folder, with every passage at its place', async () => {
    const files = await filesOf();
    const zip = zipSync(Object.fromEntries(files.map(({ path, bytes }) => [path, bytes])));
    const zipped = [{ path: 'harbour.zip', bytes: zip }];
    expect(qualcoderReader.sniff(zipped)).toBe(true);
    expect(await qualcoderReader.read(zipped, { openSqlite })).toEqual(
      await qualcoderReader.read(files, { openSqlite }),
    );
    const prepared = await prepareProject({ files: zipped, format: null });
    if (!prepared.ok) throw new Error(prepared.error);
    expect(prepared.project.format).toBe('qualcoder');
    expect(prepared.project.passages.map(({ place }) => place?.how)).toEqual(Array(4).fill('in-place'));
    expect(prepared.project.documents[0]).toMatchObject({
      notes: [],
      facts: { source: { extension: 'txt' } },
    });
  });

  it('of an old version lacks columns and tables', async () => {
    const bytes = await makeDatabase(
      [
        'CREATE TABLE project (databaseversion text, date text, memo text, about text)',
        'CREATE TABLE source (id integer primary key, name text, fulltext text, mediapath text, memo text, owner text, date text)',
        'CREATE TABLE code_text (cid integer, fid integer, seltext text, pos0 integer, pos1 integer, owner text, date text, memo text)',
        'CREATE TABLE code_name (cid integer primary key, name text, memo text, catid integer, owner text, date text, color text)',
      ],
      {
        project: [['v1', at, '', 'QualCoder version 1']],
        source: [[1, 'a.txt', 'Yes, no.', null, '', 'ana', at]],
        code_name: [[1, 'no', '', null, 'ana', at, '#e6194B']],
        code_text: [[1, 1, 'no', 5, 7, 'ana', at, '']],
      },
    );
    const reading = await qualcoderReader.read([{ path: 'data.qda', bytes }], { openSqlite });
    expect(reading).toMatchObject({
      ok: true,
      project: { codes: [{ label: 'no' }], passages: [{ range: { start: 5, end: 7 }, quote: 'no' }] },
    });
  });

  it('goes round no circle of categories or codes', async () => {
    const bytes = await makeDatabase(
      schema.map(statement =>
        statement.replace('color text, unique', 'color text, supercid integer, unique'),
      ),
      {
        code_cat: [
          [1, 'A', '', at, '', 2],
          [2, 'B', '', at, '', 1],
        ],
        code_name: [
          [1, 'x', '', 1, '', at, '', 2],
          [2, 'y', '', null, '', at, '', 1],
        ],
      },
    );
    const reading = await qualcoderReader.read([{ path: 'data.qda', bytes }], { openSqlite });
    expect(reading).toMatchObject({
      ok: true,
      project: { codes: [{ parentKey: null }, { parentKey: null }] },
    });
  });

  it('gives no wild answer, whatever 300 changes are made to its database', async () => {
    await expectHonestAnswers(qualcoderReader, 'data.qda', await makeDatabase(schema, rows), 300);
  });

  it('gives no wild answer, whatever 200 changes are made to its zip', async () => {
    const files = await filesOf();
    const zip = zipSync(Object.fromEntries(files.map(({ path, bytes }) => [path, bytes])));
    await expectHonestAnswers(qualcoderReader, 'a.zip', zip, 200);
  });
});
