import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import Papa from 'papaparse';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exchangeReaders } from '#core/exchange/readers/registry.ts';
import { unguardFormula } from '#core/exporters/csv-cells.ts';
import { exporters } from '#core/exporters/registry.ts';
import { importers } from '#core/importers/registry.ts';
import { encrypted } from '#storage/testing/hostile-pdfs.ts';
import { onePage } from '#storage/testing/raw-pdf.ts';
import { applicationIn, type Pipes, runShell, Sink, type Told } from './testing/run-shell.ts';

let work: string;
beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), 'tracework-cli-'));
});
afterEach(() => rm(work, { recursive: true }));

const tracework = (args: string[], pipes: Pipes = {}): Promise<Told> => runShell(work, args, pipes);

const report = '# The reform\n\nThe 👩‍👩‍👧 union said: "=no", nó. The union struck.\n\nThe board agreed.\n';

/** A study with the report, two actors and a tracer; gives the report's document id. */
async function newStudy(): Promise<string> {
  expect((await tracework(['create', 'Reform.tracework', '--coder', 'Ana'])).code).toBe(0);
  await writeFile(join(work, 'report.md'), report);
  const imported = await tracework(['import', 'Reform.tracework', 'report.md']);
  expect(imported.code).toBe(0);
  await apply([
    { type: 'item.add', args: { id: 'union', kind: 'actor', label: '=Union', aliases: ['U', 'a|b'] } },
    { type: 'item.add', args: { id: 'board', kind: 'Actor', label: 'Board' } },
    { type: 'item.add', args: { id: 'meals', kind: 'tracer', label: 'Meals' } },
  ]);
  return String(imported.lines[0]?.documentId);
}

const jsonl = (commands: readonly unknown[]) => commands.map(each => `${JSON.stringify(each)}\n`).join('');

async function apply(commands: readonly unknown[], ...options: string[]): Promise<Told> {
  const stdin = Readable.from([Buffer.from(jsonl(commands))]);
  return tracework(['apply', 'Reform.tracework', '-', ...options], { stdin });
}

const show = async (what: string) => (await tracework(['show', 'Reform.tracework', what])).lines;

describe('create', () => {
  it('makes a study with its name, codebook and coder', async () => {
    const told = await tracework([
      'create',
      'work/../Reform.tracework',
      '--name',
      'Études',
      '--coder',
      'Ana Ruiz',
    ]);
    expect(told).toMatchObject({ code: 0, err: '' });
    expect(told.lines[0]).toMatchObject({
      study: join(work, 'Reform.tracework'),
      name: 'Études',
      codebook: 'political-feasibility',
    });
    expect((await show('coders')).map(({ name, initials }) => [name, initials])).toEqual([
      ['Ana Ruiz', 'AR'],
    ]);
    expect((await show('history')).map(({ seq }) => seq)).toEqual([1]);
  });

  it('refuses a folder that is there, and a codebook that is not', async () => {
    await tracework(['create', 'Reform.tracework']);
    expect(await tracework(['create', 'Reform.tracework'])).toMatchObject({ code: 1, out: '' });
    const told = await tracework(['create', 'Other', '--codebook', 'nonsense']);
    expect(told.code).toBe(1);
    expect(told.err).toContain('nonsense');
    expect(existsSync(join(work, 'Other'))).toBe(false);
  });

  it('takes the folder name as it is given, and finds a study also without the suffix', async () => {
    expect((await tracework(['create', 'Plain'])).lines[0]).toMatchObject({
      study: join(work, 'Plain'),
      name: 'Plain',
    });
    expect((await tracework(['show', 'Plain', 'coders'])).code).toBe(0);
    await tracework(['create', 'Reform.tracework']);
    expect((await tracework(['show', 'Reform', 'coders'])).code).toBe(0);
  });
});

describe('import', () => {
  it('prints a line for each file and goes on past a bad one', async () => {
    await tracework(['create', 'Reform.tracework']);
    await writeFile(join(work, 'good.txt'), 'Pl\u00e4ne', 'latin1');
    await writeFile(join(work, 'empty.txt'), '');
    await writeFile(join(work, 'last.txt'), 'Last.');
    const told = await tracework([
      'import',
      'Reform.tracework',
      'good.txt',
      'empty.txt',
      'gone.txt',
      'last.txt',
    ]);
    expect(told.code).toBe(1);
    expect(told.lines.map(({ file }) => file)).toEqual(['good.txt', 'empty.txt', 'gone.txt', 'last.txt']);
    expect(told.lines[0]).toMatchObject({ characters: 5, warnings: expect.any(Array), format: 'plain-text' });
    expect(told.lines[1]?.error).toContain('empty');
    expect(told.lines[2]?.error).toEqual(expect.any(String));
    expect(told.lines[3]).toMatchObject({ title: 'Last.', documentId: expect.any(String) });
    expect(await show('documents')).toHaveLength(2);
  });

  it('takes in a folder, and tells what it leaves out', async () => {
    await tracework(['create', 'Reform.tracework']);
    for (const folder of ['sources/b', 'sources/.git', 'sources/Old.tracework', 'sources/pictures'])
      await mkdir(join(work, folder), { recursive: true });
    const files = [
      '10.txt',
      '9.txt',
      'b/note.MD',
      'b/~$note.docx',
      'pictures/a.png',
      '.git/config.txt',
      'Thumbs.db',
    ];
    for (const name of files) await writeFile(join(work, 'sources', name), `In ${name}.`);
    await writeFile(join(work, 'sources', 'Old.tracework', 'text.txt'), 'A study.');
    await symlink(join(work, 'sources'), join(work, 'sources', 'loop'));
    await writeFile(join(work, 'single.log'), 'Single.');
    const told = await tracework(['import', 'Reform.tracework', 'sources', 'single.log']);
    expect(told.code).toBe(0);
    const [skipped, taken] = [
      told.lines.filter(each => 'skipped' in each),
      told.lines.filter(each => !('skipped' in each)),
    ];
    expect(taken.map(({ file }) => file)).toEqual([
      'sources/9.txt',
      'sources/10.txt',
      'sources/b/note.MD',
      'single.log',
    ]);
    expect(skipped.map(({ file }) => file)).toEqual([
      'sources/.git',
      'sources/b/~$note.docx',
      'sources/loop',
      'sources/Old.tracework',
      'sources/pictures/a.png',
      'sources/Thumbs.db',
    ]);
    expect(told.err).toContain('Left out: 1 file of a format that is not read (sources/pictures/a.png).');
    expect(told.err).toContain('Left out: 2 hidden files and folders (sources/.git, sources/Thumbs.db).');
    const none = await tracework(['import', 'Reform.tracework', 'sources/pictures']);
    expect(none).toMatchObject({ code: 1, err: expect.stringContaining('nothing to import') });
  });

  it('reads bytes as the encoding chosen', async () => {
    await tracework(['create', 'Reform.tracework']);
    await writeFile(join(work, 'greek.txt'), Buffer.from([0xe1, 0xe2, 0xe3]));
    const told = await tracework(['import', 'Reform.tracework', 'greek.txt', '--encoding', 'iso-8859-7']);
    const text = await tracework(['text', 'Reform.tracework', String(told.lines[0]?.documentId)]);
    expect(text.out).toBe('αβγ');
  });

  it('fills variables from names of files, and knows who speaks in a transcript', async () => {
    await tracework(['create', 'Reform.tracework']);
    const date = { name: 'date', label: 'Date', subject: 'document', kindId: null, value: { type: 'date' } };
    await apply([
      { type: 'field.add', args: date },
      { type: 'item.add', args: { id: 'union', kind: 'actor', label: 'Union' } },
    ]);
    await writeFile(
      join(work, '1995-12-06 hearing.txt'),
      'THE CHAIR: Begin.\n\nRUIZ: We oppose it.\n\nAll of it.\n',
    );
    const args = ['import', 'Reform.tracework', '1995-12-06 hearing.txt', '--format', 'transcript'];
    const refused = await tracework([...args, '--pattern', '{colour} *']);
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('no field “colour”') });
    const told = await tracework([...args, '--pattern', '{date} *']);
    expect(told.lines[0]).toMatchObject({
      format: 'transcript',
      values: { date: '1995-12-06' },
      warnings: [],
    });
    const documentId = told.lines[0]?.documentId;
    const add = (quote: string) => ({
      type: 'passage.add',
      args: { documentId, itemId: 'union', quote: { exact: quote } },
    });
    expect((await apply([add('Begin'), add('All of it')])).code).toBe(0);
    expect((await show('passages')).map(({ speaker }) => speaker)).toEqual(['THE CHAIR', 'RUIZ']);
    expect((await show('documents'))[0]).toMatchObject({ values: { date: '1995-12-06' } });
    await tracework(['export', 'Reform.tracework', 'csv', 'dataset']);
    const table = await readFile(join(work, 'dataset', 'passages.csv'), 'utf8');
    const rows = Papa.parse<Record<string, string>>(table, { header: true, skipEmptyLines: true }).data;
    expect(rows.map(({ speaker }) => speaker)).toEqual(['THE CHAIR', 'RUIZ']);
  });
});

describe('apply', () => {
  it('prints a line for each commit, with the ids given by the caller', async () => {
    const documentId = await newStudy();
    const start = report.indexOf('union');
    const told = await apply([
      { type: 'passage.add', args: { id: 'p1', documentId, itemId: 'union', start, end: start + 5 } },
      {
        type: 'passage.add',
        args: {
          id: 'p2',
          documentId,
          itemId: 'union',
          quote: { exact: 'The union struck.' },
          values: { about: ['meals'] },
          memo: 'Note',
        },
      },
      { type: 'item.change', args: { id: 'board', label: 'Board' } },
      {
        type: 'judgement.set',
        args: {
          id: 'j1',
          itemId: 'union',
          field: 'position',
          about: 'meals',
          period: '1995',
          status: 'coded',
          value: -3,
          evidence: ['p2', 'p1'],
        },
      },
      { type: 'link.add', args: { id: 'l1', type: 'blocks', from: 'union', to: 'meals', evidence: ['p1'] } },
      { type: 'memo.add', args: { id: 'm1', on: 'p1', text: 'On the passage' } },
    ]);
    expect(told).toMatchObject({ code: 0, err: '' });
    expect(told.lines.map(({ line, seq }) => [line, seq])).toEqual([
      [1, 6],
      [2, 7],
      [3, null],
      [4, 8],
      [5, 9],
      [6, 10],
    ]);
    expect(told.lines[1]?.ids).toEqual(['p2', expect.any(String)]);
    const [passage] = (await show('passages')).filter(({ id }) => id === 'p1');
    expect(passage).toMatchObject({
      documentId,
      document: 'The reform',
      itemId: 'union',
      item: '=Union',
      kind: 'Actor',
      coder: 'Ana',
      start,
      end: start + 5,
      exact: 'union',
      memos: [{ id: 'm1', text: 'On the passage' }],
    });
    expect(await show('judgements')).toMatchObject([
      {
        about: 'Meals',
        value: -3,
        valueLabel: 'Strongly opposes',
        evidence: ['p2', 'p1'],
        field: 'position',
      },
    ]);
    expect(await show('links')).toMatchObject([{ linkType: 'blocks', from: '=Union', to: 'Meals' }]);
  });

  it('stops at the first refused line and keeps those before it', async () => {
    await newStudy();
    const told = await apply([
      { type: 'item.add', args: { id: 'one', kind: 'actor', label: 'One' } },
      { type: 'item.add', args: { id: 'one', kind: 'actor', label: 'Again' } },
      { type: 'item.add', args: { id: 'three', kind: 'actor', label: 'Three' } },
    ]);
    expect(told.code).toBe(1);
    expect(told.lines.map(({ line }) => line)).toEqual([1]);
    expect(told.err).toContain('Line 2 was refused');
    const ids = (await show('items')).map(({ id }) => id);
    expect(ids).toContain('one');
    expect(ids).not.toContain('three');
  });

  it.each([
    ['{"type":"item.add",', 'Line 3 is not JSON'],
    ['["item.add"]', 'Line 3 is no command'],
    ['{"type":"item.add","arguments":{}}', 'Line 3 is no command'],
    ['{"type":"item.fly","args":{}}', 'Line 3 was refused: There is no command “item.fly”'],
    ['{"type":"document.add","args":{}}', 'Line 3 was refused: There is no command “document.add”'],
  ])('names the line of %s', async (bad, message) => {
    await newStudy();
    const good = jsonl([{ type: 'item.add', args: { id: 'one', kind: 'actor', label: 'One' } }]);
    await writeFile(join(work, 'coding.jsonl'), `${good}\n${bad}\n${good}`);
    const told = await tracework(['apply', 'Reform.tracework', 'coding.jsonl']);
    expect(told.code).toBe(1);
    expect(told.lines.map(({ line }) => line)).toEqual([1]);
    expect(told.err).toContain(message);
  });

  it('makes the whole file one commit, or nothing', async () => {
    await newStudy();
    const one = { type: 'item.add', args: { id: 'one', kind: 'actor', label: 'One' } };
    const two = { type: 'item.change', args: { id: 'one', label: 'Two' } };
    const refused = await apply([one, two, one], '--atomic');
    expect(refused.code).toBe(1);
    expect(refused.out).toBe('');
    expect(refused.err).toContain('Line 3 was refused');
    expect((await show('items')).map(({ id }) => id)).not.toContain('one');

    const done = await apply([one, two], '--atomic');
    expect(done.code).toBe(0);
    expect(done.lines).toMatchObject([{ lines: 2, ids: ['one'] }]);
    expect((await show('items')).find(({ id }) => id === 'one')).toMatchObject({ label: 'Two' });
    expect((await tracework(['undo', 'Reform.tracework'])).code).toBe(0);
    expect((await show('items')).map(({ id }) => id)).not.toContain('one');
  });

  it('codes in the name of a coder, who is added where new', async () => {
    const documentId = await newStudy();
    const passage = (id: string) => ({
      type: 'passage.add',
      args: { id, documentId, itemId: 'union', quote: { exact: 'The board agreed.' } },
    });
    await apply([passage('p1')], '--coder', 'Ben');
    await apply([passage('p2')], '--coder', 'Ana');
    await apply([passage('p3')], '--coder', 'Ben');
    const coded = (await show('passages')).map(({ id, coder }) => [id, coder]);
    expect(coded).toEqual([
      ['p1', 'Ben'],
      ['p2', 'Ana'],
      ['p3', 'Ben'],
    ]);
    expect(await show('coders')).toHaveLength(2);
  });

  it('answers each line of a pipe before the next is written', async () => {
    await newStudy();
    const stdin = new PassThrough();
    const stdout = new Sink();
    const running = tracework(['apply', 'Reform.tracework', '-'], { stdin, stdout });
    for (let number = 1; number <= 3; number += 1) {
      stdin.write(jsonl([{ type: 'item.add', args: { kind: 'actor', label: `Actor ${number}` } }]));
      await expect.poll(() => stdout.text.split('\n').length - 1).toBe(number);
    }
    stdin.end();
    expect((await running).lines.map(({ label }) => label)).toEqual([
      'Add actor Actor 1',
      'Add actor Actor 2',
      'Add actor Actor 3',
    ]);
  });

  it('ends at a refused line without waiting for the pipe to end', async () => {
    await newStudy();
    const stdin = new PassThrough();
    const running = tracework(['apply', 'Reform.tracework', '-'], { stdin });
    stdin.write('{"type":"item.remove","args":{"id":"nobody"}}\n');
    expect((await running).code).toBe(1);
  });

  it('keeps the order of many lines that share the way to disk', async () => {
    await newStudy();
    const many = Array.from({ length: 1200 }, (_, number) => ({
      type: 'item.add',
      args: { id: `many-${number}`, kind: 'actor', label: `Actor ${number}` },
    }));
    const told = await apply(many);
    expect(told.lines.map(({ line, ids }) => [line, ids])).toEqual(
      many.map(({ args }, index) => [index + 1, [args.id]]),
    );
    expect(told.lines.map(({ seq }) => seq)).toEqual(many.map((_, index) => index + 6));
  });

  it('stops, and says so, where nobody reads its answers', async () => {
    await newStudy();
    const many = Array.from({ length: 3000 }, (_, number) => ({
      type: 'item.add',
      args: { kind: 'actor', label: `Actor ${number}` },
    }));
    const stdin = Readable.from([Buffer.from(jsonl(many))]);
    const told = await tracework(['apply', 'Reform.tracework', '-'], { stdin, stdout: new Sink(1) });
    expect(told.code).toBe(1);
    expect(told.err).toContain('nobody reads');
    const items = await show('items');
    expect(items.length).toBeGreaterThan(3);
    expect(items.length).toBeLessThan(3000);
    expect((await tracework(['check', 'Reform.tracework'])).code).toBe(0);
  });

  it('changes nothing where the file is not there', async () => {
    await newStudy();
    const told = await tracework(['apply', 'Reform.tracework', 'gone.jsonl', '--coder', 'New']);
    expect(told.code).toBe(1);
    expect(told.err).toContain('gone.jsonl');
    expect(await show('coders')).toHaveLength(1);
  });
});

describe('show', () => {
  it('prints CSV that can be read back, with formulas disarmed', async () => {
    await newStudy();
    const { out } = await tracework(['show', 'Reform.tracework', 'items', '--format', 'csv']);
    expect(out).toContain("'=Union");
    const { data } = Papa.parse<Record<string, string>>(out, {
      header: true,
      skipEmptyLines: true,
      transform: unguardFormula,
    });
    expect(data.map(({ id, label, aliases }) => [id, label, aliases])).toEqual([
      ['union', '=Union', 'U|a\\|b'],
      ['board', 'Board', ''],
      ['meals', 'Meals', ''],
    ]);
  });

  it('prints a header where there are no rows, and every part of the codebook', async () => {
    await tracework(['create', 'Reform.tracework']);
    const { out } = await tracework(['show', 'Reform.tracework', 'passages', '--format', 'csv']);
    expect(out).toMatch(/^id,documentId,document,itemId,.*\n$/);
    const types = new Set((await show('codebook')).map(({ type }) => type));
    expect([...types]).toEqual(['kind', 'field', 'vocabulary', 'linkType']);
  });

  it('ends quietly where its reader has gone', async () => {
    await newStudy();
    const stdout = new Sink(1);
    const told = await tracework(['show', 'Reform.tracework', 'codebook'], { stdout });
    expect(told).toMatchObject({ code: 0, err: '' });
  });
});

describe('undo and redo', () => {
  it('follow the journal from one run to the next', async () => {
    await newStudy();
    const before = (await show('items')).length;
    const undone = await tracework(['undo', 'Reform.tracework']);
    expect(undone.lines[0]).toMatchObject({ seq: 6, undoes: expect.any(String) });
    expect(await show('items')).toHaveLength(before - 1);
    const redone = await tracework(['redo', 'Reform.tracework']);
    expect(redone.lines[0]).toMatchObject({ seq: 7, redoes: expect.any(String) });
    expect(await show('items')).toHaveLength(before);
    expect(await tracework(['redo', 'Reform.tracework'])).toMatchObject({ code: 1, out: '' });
  });
});

describe('text and export', () => {
  it('print the text as stored, and offsets that cut the quote out of it', async () => {
    const documentId = await newStudy();
    await apply([
      { type: 'passage.add', args: { documentId, itemId: 'union', quote: { exact: '"=no", nó.' } } },
    ]);
    const { out: text } = await tracework(['text', 'Reform.tracework', documentId]);
    const stored = await readFile(
      join(work, 'Reform.tracework', 'documents', documentId, 'text.txt'),
      'utf8',
    );
    expect(text).toBe(stored);
    expect(text).toBe(report);

    const told = await tracework(['export', 'Reform.tracework', 'csv', 'dataset']);
    expect(told).toMatchObject({ code: 0, err: expect.stringContaining('left out: ') });
    expect(told.lines.map(({ file }) => file)).toContain(join(work, 'dataset', 'passages.csv'));
    const csv = await readFile(join(work, 'dataset', 'passages.csv'), 'utf8');
    const { data } = Papa.parse<Record<string, string>>(csv, {
      header: true,
      skipEmptyLines: true,
      transform: unguardFormula,
    });
    expect(data).toHaveLength(1);
    for (const { start_code_point, end_code_point, start_utf16, end_utf16, quote } of data) {
      expect(quote).toBe('"=no", nó.');
      expect([...text].slice(Number(start_code_point), Number(end_code_point)).join('')).toBe(quote);
      expect(text.slice(Number(start_utf16), Number(end_utf16))).toBe(quote);
    }
    await tracework(['export', 'Reform.tracework', 'csv', 'again']);
    for (const name of await readdir(join(work, 'dataset'))) {
      expect(await readFile(join(work, 'again', name))).toEqual(await readFile(join(work, 'dataset', name)));
    }
  });

  it('refuse a document and a format that are not there', async () => {
    await newStudy();
    expect(await tracework(['text', 'Reform.tracework', 'nothing'])).toMatchObject({ code: 1, out: '' });
    const told = await tracework(['export', 'Reform.tracework', 'parchment', 'out']);
    expect(told.code).toBe(1);
    expect(told.err).toContain('parchment');
  });
});

describe('exit codes', () => {
  it('are 2 for wrong usage, with nothing on stdout', async () => {
    for (const args of [
      [],
      ['fly'],
      ['show', 'x'],
      ['show', 'x', 'nonsense'],
      ['create'],
      ['formats', '--deep'],
    ]) {
      const told = await tracework(args);
      expect([args, told.code, told.out]).toEqual([args, 2, '']);
      expect(told.err).not.toBe('');
    }
  });

  it('are 1 where there is no study', async () => {
    expect(await tracework(['show', 'Nowhere.tracework', 'items'])).toMatchObject({ code: 1, out: '' });
  });

  it('are 3 while another program writes, when the study can still be read', async () => {
    await newStudy();
    const other = applicationIn(work);
    await other.openStudy({ path: join(work, 'Reform.tracework'), mode: 'write', coderName: null });
    try {
      const told = await apply([{ type: 'item.add', args: { kind: 'actor', label: 'Late' } }]);
      expect(told).toMatchObject({ code: 3, out: '' });
      expect(told.err).not.toBe('');
      expect(await show('items')).toHaveLength(3);
      expect((await tracework(['check', 'Reform.tracework'])).code).toBe(0);
    } finally {
      await other.shutdown();
    }
  });

  it('are 4 for a damaged study, which check leaves as it is', async () => {
    const documentId = await newStudy();
    expect((await tracework(['check', 'Reform.tracework'])).lines[0]).toMatchObject({ clean: true });
    const path = join(work, 'Reform.tracework', 'documents', documentId, 'text.txt');
    const damaged = report.replace('board', 'bored');
    await writeFile(path, damaged);
    const told = await tracework(['check', 'Reform.tracework']);
    expect(told.code).toBe(4);
    expect(told.lines[0]).toMatchObject({ clean: false });
    expect(await readFile(path, 'utf8')).toBe(damaged);
  });

  it('are 0 for help and version, which say what offsets are', async () => {
    for (const args of [['--help'], ['apply', '--help'], ['show', '--help']]) {
      const told = await tracework(args);
      expect(told.code).toBe(0);
      expect(told.out).toContain('UTF-16 units of the canonical text');
    }
    expect(await tracework(['--version'])).toMatchObject({ code: 0, out: '1.2.3\n' });
  });
});

describe('highlights', () => {
  it('prints those that a PDF holds, and needs the password of a protected one', async () => {
    await newStudy();
    await writeFile(join(work, 'plain.pdf'), onePage());
    await writeFile(join(work, 'secret.pdf'), await encrypted('AES-128'));
    const imported = await tracework([
      'import',
      'Reform.tracework',
      'plain.pdf',
      'secret.pdf',
      '--password',
      'open',
    ]);
    expect(imported.code).toBe(0);
    const [plain, secret] = imported.lines.map(({ documentId }) => String(documentId));
    await apply([
      { type: 'passage.add', args: { documentId: plain, itemId: 'union', quote: { exact: 'short report' } } },
    ]);
    expect((await tracework(['export', 'Reform.tracework', 'pdf', 'copies'])).code).toBe(0);
    const [copy] = (await tracework(['import', 'Reform.tracework', 'copies/plain (highlights).pdf'])).lines;
    const told = await tracework(['highlights', 'Reform.tracework', String(copy?.documentId)]);
    expect(told.code).toBe(0);
    expect(told.lines).toMatchObject([
      { page: 1, shape: 'highlight', quote: 'short report', author: 'Ana', contents: 'Actor: =Union' },
    ]);

    const refused = await tracework(['highlights', 'Reform.tracework', String(secret)]);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toContain('Give it with --password.');
    const opened = await tracework(['highlights', 'Reform.tracework', String(secret), '--password', 'open']);
    expect(opened).toMatchObject({ code: 0, out: '' });
  });
});

describe('lists', () => {
  it('print formats, encodings, codebooks and commands', async () => {
    const formats = (await tracework(['formats'])).lines;
    expect(formats.map(({ use, id }) => `${use} ${id}`)).toEqual([
      ...importers.map(({ id }) => `import ${id}`),
      'import-project dataset',
      ...exchangeReaders.map(({ id }) => `import-project ${id}`),
      ...exporters.map(({ id }) => `export ${id}`),
    ]);
    const encodings = (await tracework(['encodings'])).lines;
    expect(encodings.map(({ id }) => id)).toContain('utf-8');
    const codebooks = (await tracework(['codebooks'])).lines;
    expect(codebooks.map(({ id }) => id)).toContain('political-feasibility');
    const commands = (await tracework(['commands'])).lines;
    const passageAdd = commands.find(({ type }) => type === 'passage.add');
    expect(passageAdd).toMatchObject({
      summary: expect.any(String),
      args: { required: ['documentId', 'itemId'], additionalProperties: false },
    });
  });
});
