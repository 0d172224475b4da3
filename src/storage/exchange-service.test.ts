import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Application, OpenedStudy, ProjectFiles, StudyEvent } from '#core/api.ts';
import { wholeStudy } from '#core/exporters/dataset/choices.ts';
import type { AnyRecord, RecordOf, RecordType } from '#core/model/records.ts';
import {
  kindOf,
  makeStudy,
  type TemporaryApplication,
  temporaryApplication,
} from './testing/temporary-application.ts';

let temporary: TemporaryApplication;
let application: Application;
let study: OpenedStudy;
beforeEach(async () => {
  temporary = temporaryApplication();
  application = temporary.application;
  study = await makeStudy(application, temporary.folder);
});
afterEach(() => temporary.remove());

const guid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const text = 'The union opposed the reform.\r\nThe ministry 😀 supported it.\r\nNobody knew why.\r\n';

/** A project with two codes (one under a kind), a coder, a text, passages with and without a place, a note. */
function project({ extra = '', content = text }: { extra?: string; content?: string } = {}): ProjectFiles {
  const selection = (number: number, start: number, end: number, code: number, more = ''): string =>
    `<PlainTextSelection guid="${guid(number)}" startPosition="${start}" endPosition="${end}" ${more}>` +
    `<Coding guid="${guid(number + 100)}" creatingUser="${guid(90)}" creationDateTime="2001-02-03T04:05:06Z"><CodeRef targetGUID="${guid(code)}"/></Coding></PlainTextSelection>`;
  const xml =
    `<Project name="Reform" origin="ATLAS.ti 23" xmlns="urn:QDA-XML:project:1.0"><Users><User guid="${guid(90)}" name="Bea"/></Users>` +
    `<CodeBook><Codes><Code guid="${guid(50)}" name="Actors" isCodable="false"><Code guid="${guid(1)}" name="Union" isCodable="true"/></Code>` +
    `<Code guid="${guid(2)}" name="Health" isCodable="true"><Code guid="${guid(3)}" name="Reform" isCodable="true"/></Code></Codes></CodeBook>` +
    `<Variables><Variable guid="${guid(60)}" name="Year" typeOfVariable="Integer"/></Variables>` +
    `<Sources><TextSource guid="${guid(10)}" name="Minutes" plainTextPath="internal://t.txt">` +
    selection(20, 4, 9, 1, 'name="union"') +
    selection(21, 34, 44, 3) +
    selection(22, 5_000, 5_010, 1, 'name="not to be found anywhere"') +
    `<VariableValue><VariableRef targetGUID="${guid(60)}"/><IntegerValue>1995</IntegerValue></VariableValue></TextSource>${extra}</Sources>` +
    `<Notes><Note guid="${guid(70)}" creatingUser="${guid(90)}"><PlainTextContent>Look again</PlainTextContent></Note></Notes>` +
    `<Links><Link guid="${guid(80)}" name="stops" direction="OneWay" originGUID="${guid(1)}" targetGUID="${guid(3)}"/></Links></Project>`;
  const path = join(temporary.folder, 'reform.qdpx');
  writeFileSync(path, zipSync({ 'project.qde': strToU8(xml), 'sources/t.txt': strToU8(content) }));
  return { source: { paths: [path] }, format: null };
}

async function all<T extends RecordType>(type: T): Promise<RecordOf<T>[]> {
  const opened = await application.openStudy({ path: study.path, mode: 'write', coderName: null });
  if (type === 'passage') {
    const documents = Object.keys(opened.passageCounts);
    const lists = await Promise.all(documents.map(id => application.passages(study.handle, id)));
    return lists.flat().filter(({ removed }) => removed === null) as AnyRecord[] as RecordOf<T>[];
  }
  return opened.entries
    .filter(entry => entry.type === type && entry.record.removed === null)
    .map(({ record }) => record as RecordOf<T>);
}

const choices = { kind: null, coderId: null };
const withKind = () => ({ ...choices, kind: kindOf(study) });

test('the preview says what would come, and changes nothing', async () => {
  const preview = await application.previewProject(study.handle, project());
  expect(preview).toMatchObject({
    format: 'refi-qda',
    name: 'Reform',
    documents: [
      { title: 'Minutes', characters: text.replaceAll('\r\n', '\n').length, passages: 3, twin: null },
    ],
    kinds: [{ label: 'Actors', codes: 1, twin: null }],
    codes: [
      { label: 'Union', passages: 2 },
      { label: 'Health', passages: 0 },
      { label: 'Health / Reform', passages: 1 },
    ],
    codesWithoutKind: 2,
    coders: [{ name: 'Bea', passages: 3, twin: null }],
    passages: { total: 3, inPlace: 2, unplaced: 1, withoutCoder: 0 },
    unplaced: [{ documentTitle: 'Minutes', code: 'Union', coder: 'Bea', quote: 'not to be found anywhere' }],
  });
  expect(await application.history(study.handle, { before: null, limit: 10 })).toHaveLength(1);
});

test('all of it is one commit, and one undo', async () => {
  const events: StudyEvent[] = [];
  application.subscribe(study.handle, event => events.push(event));
  const done = await application.importProject(study.handle, { ...project(), choices: withKind() });
  expect(done).toMatchObject({
    documents: [{ title: 'Minutes', isNew: true }],
    added: { kinds: 1, fields: 1, items: 3, coders: 1, links: 1, memos: 2 },
    passages: { added: 2, present: 0, unplaced: 1 },
  });
  const passages = await all('passage');
  const [bea] = (await all('coder')).filter(({ name }) => name === 'Bea');
  expect(passages.map(({ exact }) => exact).sort()).toEqual(['ministry 😀', 'union']);
  for (const { coderId, createdBy, createdAt } of passages)
    expect([coderId, createdBy, createdAt]).toEqual([bea?.id, bea?.id, '2001-02-03T04:05:06.000Z']);
  const [document] = await all('document');
  const [year] = (await all('field')).filter(({ label }) => label === 'Year');
  expect(document?.values).toEqual({ [year?.id ?? '']: 1995 });
  expect((await application.documentText(study.handle, document?.id ?? '')).text).toBe(
    text.replaceAll('\r\n', '\n'),
  );
  const memos = await all('memo');
  expect(memos.map(({ on }) => on.type).sort()).toEqual(['document', 'study']);
  expect(memos.find(({ on }) => on.type === 'document')?.text).toMatch(
    /^Passage without a place: coded with Union by Bea; .*\n\n“not to be found anywhere”$/,
  );
  const history = await application.history(study.handle, { before: null, limit: 10 });
  expect(history.map(({ commit }) => commit.label)).toEqual(['Import project Reform', expect.anything()]);
  expect(history[0]?.commit.command.args).toMatchObject({
    origin: { program: 'ATLAS.ti 23' },
    records: { passage: 2, document: 1 },
  });
  expect(await application.check(study.handle)).toMatchObject({ clean: true });
  expect(events.some(event => event.type === 'progress' && event.task === 'import project')).toBe(true);

  await application.undo(study.handle, null);
  for (const type of ['document', 'passage', 'item', 'memo', 'link'] as const)
    expect(await all(type)).toEqual([]);
  await application.redo(study.handle);
  expect(await all('passage')).toHaveLength(2);
});

test('importing it again adds nothing, and a text that is there takes new passages', async () => {
  await application.importProject(study.handle, { ...project(), choices: withKind() });
  const again = await application.importProject(study.handle, { ...project(), choices });
  expect(again).toMatchObject({
    commitId: null,
    documents: [{ isNew: false }],
    passages: { added: 0, present: 2, unplaced: 1 },
  });
  const preview = await application.previewProject(
    study.handle,
    project({ content: text.replaceAll('\r\n', '\n') }),
  );
  expect(preview).toMatchObject({
    documents: [{ twin: { label: 'Minutes', by: 'text' } }],
    kinds: [{ twin: { label: 'Actors' } }],
    codes: [
      { twin: { label: 'Union' } },
      { twin: { label: 'Health' } },
      { twin: { label: 'Health / Reform' } },
    ],
    coders: [{ twin: { label: 'Bea' } }],
    codesWithoutKind: 0,
  });
});

test('codes without a kind are refused until one is chosen, and nothing is written', async () => {
  const refused = application.importProject(study.handle, { ...project(), choices });
  await expect(refused).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('2 codes'),
  });
  expect(readdirSync(join(study.path, 'documents'))).toEqual([]);
});

test('a stopped import leaves the study as it was', async () => {
  const stopped = application.importProject(
    study.handle,
    { ...project(), choices: withKind() },
    { aborted: true },
  );
  await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
  expect(readdirSync(join(study.path, 'documents'))).toEqual([]);
  expect(await all('document')).toEqual([]);
});

test('what is no project is refused by name', async () => {
  const path = join(temporary.folder, 'note.txt');
  writeFileSync(path, 'just a note');
  const preview = (source: string, format: string | null) =>
    application.previewProject(study.handle, { source: { paths: [source] }, format });
  await expect(preview(path, null)).rejects.toMatchObject({
    code: 'unreadable',
    message: expect.stringContaining('note.txt could not be recognised'),
  });
  await expect(preview(path, 'refi-qda')).rejects.toMatchObject({
    code: 'unreadable',
    message: expect.stringContaining('note.txt was not imported'),
  });
  await expect(preview(path, 'nonsense')).rejects.toMatchObject({
    message: expect.stringContaining('nonsense'),
  });
  await expect(preview(join(temporary.folder, 'gone'), null)).rejects.toMatchObject({ code: 'not-found' });
});

test('uploaded files are read, and dropped once they are in the study', async () => {
  const { source } = project();
  if (!('paths' in source)) throw new Error('The test’s project is a file.');
  const { readFile } = await import('node:fs/promises');
  const id = await application.stageFile(study.handle, 'reform.qdpx', await readFile(source.paths[0] ?? ''));
  const request: ProjectFiles = { source: { staged: [{ id, path: 'reform.qdpx' }] }, format: 'refi-qda' };
  expect(await application.previewProject(study.handle, request)).toMatchObject({ name: 'Reform' });
  await application.importProject(study.handle, { ...request, choices: withKind() });
  await expect(application.previewProject(study.handle, request)).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('a document without a text keeps its passages as memos on the study', async () => {
  const extra =
    `<TextSource guid="${guid(11)}" name="Lost" plainTextPath="internal://gone.txt"><PlainTextSelection guid="${guid(30)}" name="words of old" startPosition="0" endPosition="4">` +
    `<Coding guid="${guid(31)}"><CodeRef targetGUID="${guid(1)}"/></Coding></PlainTextSelection></TextSource>`;
  const done = await application.importProject(study.handle, { ...project({ extra }), choices: withKind() });
  expect(done.passages).toMatchObject({ added: 2, unplaced: 2 });
  expect(done.losses.join('\n')).toContain('gone.txt is not in the project');
  const memos = (await all('memo')).map(memo => memo.text);
  expect(memos.some(memo => memo.includes('words of old'))).toBe(true);
  const [unnamed] = (await all('coder')).filter(({ name }) => name === 'Not stated');
  expect(unnamed).toBeDefined();
});

const reports = join(import.meta.dirname, '../../../shared/examples/refi/atlas23-small.qdpx');

test.runIf(existsSync(reports))('an ATLAS.ti project comes in', async () => {
  const done = await application.importProject(study.handle, {
    source: { paths: [reports] },
    format: null,
    choices: withKind(),
  });
  expect(done).toMatchObject({ added: { items: 3, coders: 2 }, losses: [] });
  expect((await all('item')).map(({ label }) => label).sort()).toEqual([
    'Commits',
    'Commits / 2022-02-11T10:39:25Z cdbfd92',
    'Commits / 2022-05-10T02:05:59Z 19e4dce',
  ]);
});

/** A study with a text, a coded passage, a judgement on it and a memo, and its dataset in a folder. */
async function dataset(): Promise<{ folder: string; source: OpenedStudy }> {
  const source = await makeStudy(application, temporary.folder, 'Source');
  await application.importProject(source.handle, {
    ...project(),
    choices: { ...choices, kind: kindOf(source) },
  });
  const folder = join(temporary.folder, 'the dataset');
  await application.exportStudy(source.handle, { format: 'dataset', folder });
  return { folder, source };
}

const recordsOf = async ({ handle, path }: OpenedStudy) => {
  const { entries } = await application.openStudy({ path, mode: 'write', coderName: null });
  const [document] = entries.filter(({ type }) => type === 'document');
  const passages = document === undefined ? [] : await application.passages(handle, document.record.id);
  return [...entries.map(({ record }) => record), ...passages]
    .filter(record => record.removed === null && !('codebookTemplate' in record))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
};

test('a dataset in a folder, and in a zip, makes its study again: one commit, one undo', async () => {
  const { folder, source } = await dataset();
  const files = Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(path => statSync(join(folder, path)).isFile())
      .map(path => [`the dataset/${path}`, new Uint8Array(readFileSync(join(folder, path)))]),
  );
  const zip = join(temporary.folder, 'dataset.zip');
  writeFileSync(zip, zipSync(files));
  const wanted = await recordsOf(source);
  for (const path of [folder, zip]) {
    const again = await makeStudy(
      application,
      temporary.folder,
      path === zip ? 'From a zip' : 'From a folder',
    );
    const before = await recordsOf(again);
    const request: ProjectFiles = { source: { paths: [path] }, format: null };
    const preview = await application.previewProject(again.handle, request);
    expect(preview).toMatchObject({
      format: 'dataset',
      name: 'Source',
      documents: [{ title: 'Minutes', passages: 2, twin: null }],
      passages: { total: 2, inPlace: 2, unplaced: 0 },
    });
    const done = await application.importProject(again.handle, { ...request, choices });
    expect(done.commitId).not.toBeNull();
    // Who opened the study is the coder of the same name; all else is as it was.
    const me = again.coderId;
    const asMine = wanted.map(record => JSON.parse(JSON.stringify(record).replaceAll(source.coderId, me)));
    const studies = (records: object[]) =>
      JSON.parse(
        JSON.stringify(records).replaceAll(
          source.entries[0]?.record.id ?? '',
          again.entries[0]?.record.id ?? '',
        ),
      );
    const isOther = ({ id }: { id: string }) => id !== me;
    expect((await recordsOf(again)).filter(isOther)).toEqual(studies(asMine).filter(isOther));
    const [document] = (await recordsOf(again)).filter(record => 'fileName' in record);
    expect((await application.documentText(again.handle, document?.id ?? '')).text).toContain('The union');
    expect(await application.check(again.handle)).toMatchObject({ clean: true });
    const twice = await application.importProject(again.handle, { ...request, choices });
    expect(twice).toMatchObject({ commitId: null, passages: { added: 0, present: 2 } });
    await application.undo(again.handle, null);
    expect(await recordsOf(again)).toEqual(before);
  }
});

test('a dataset that was changed, or has no texts, is refused with what is wrong', async () => {
  const { folder, source } = await dataset();
  const request: ProjectFiles = { source: { paths: [folder] }, format: null };
  const [name] = readdirSync(join(folder, 'texts'));
  writeFileSync(join(folder, 'texts', name ?? ''), 'Something else');
  const take = () => application.importProject(study.handle, { ...request, choices });
  await expect(take()).rejects.toThrow('the text of “Minutes” was changed since');
  rmSync(join(folder, 'records', 'item.jsonl'));
  await expect(take()).rejects.toThrow('records/item.jsonl is not there');
  const bare = join(temporary.folder, 'without');
  await application.exportStudy(source.handle, {
    format: 'dataset',
    folder: bare,
    dataset: { ...wholeStudy, withoutText: true },
  });
  const bareRequest: ProjectFiles = { source: { paths: [bare] }, format: 'dataset' };
  await expect(application.previewProject(study.handle, bareRequest)).rejects.toThrow('cannot be restored');
  const nothing: ProjectFiles = { source: project().source, format: 'dataset' };
  await expect(application.previewProject(study.handle, nothing)).rejects.toThrow('no dataset of Tracework');
  expect(await all('document')).toEqual([]);
});
