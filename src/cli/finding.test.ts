/** What the shell finds in a document, and what it takes over. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainReport } from '#core/finding/testing/plain-report.ts';
import { runShell } from './testing/run-shell.ts';

let work: string;

const tracework = (...args: string[]) => runShell(work, args);

const list = [
  'UEC - Unión de Estibadores de Claro, Dockers’ Union',
  'SPC - Secretaría de Puertos, Ministry of Ports',
  'FFB - Fondo de Faros y Boyas',
].join('\n\n');

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'tracework-finding-'));
  await writeFile(join(work, 'report.txt'), plainReport);
  await writeFile(join(work, 'list.txt'), `${list}\n`);
  await tracework('create', 'port');
  await tracework('import', 'port', 'report.txt', 'list.txt');
});
afterAll(() => rm(work, { recursive: true }));

const documentId = async (fileName: string): Promise<string> =>
  String((await tracework('show', 'port', 'documents')).lines.find(row => row.fileName === fileName)?.id);

describe('the shell', () => {
  it('prints each thing found with its document, range, quote and section, all of the text', async () => {
    const report = await documentId('report.txt');
    for (const command of ['definitions', 'citations', 'outline', 'tables', 'names']) {
      const { code, lines: rows } = await tracework(command, 'port', report);
      expect(code, command).toBe(0);
      expect(rows.length, command).toBeGreaterThan(0);
      for (const { documentId: id, document, start, end, quote, section } of rows) {
        expect(id).toBe(report);
        expect(document).toBe('THE HARBOUR AND ITS TARIFFS');
        const words = plainReport.slice(Number(start), Number(end)).replace(/\s+/g, ' ').trim();
        // A quote that a page's foot interrupts leaves the foot out.
        expect(words.startsWith(String(quote).slice(0, 20)), `${command}: ${quote}`).toBe(true);
        expect(['string', 'object']).toContain(typeof section);
      }
    }
  });

  it('names the passages that lean on a source', async () => {
    const report = await documentId('report.txt');
    const start = plainReport.indexOf('Arrieta had led');
    const lines = [
      { type: 'item.add', args: { id: 'arrieta', kind: 'actor', label: 'Tomás Arrieta' } },
      {
        type: 'passage.add',
        args: { id: 'p1', documentId: report, itemId: 'arrieta', start, end: start + 7 },
      },
    ];
    await writeFile(join(work, 'coding.jsonl'), lines.map(line => JSON.stringify(line)).join('\n'));
    const { code, err } = await tracework('apply', 'port', 'coding.jsonl');
    expect(err).toBe('');
    expect(code).toBe(0);
    const { lines: rows } = await tracework('citations', 'port', report);
    const leaning = rows.filter(({ passages }) => Array.isArray(passages) && passages.includes('p1'));
    expect(leaning.map(({ source }) => source)).toEqual(['ledesma 1995', 'table 1']);
  });

  it('has the section of each passage in listings and exports', async () => {
    const section = 'FIRST STEPS › 2. The union';
    expect((await tracework('show', 'port', 'passages')).lines).toMatchObject([{ id: 'p1', section }]);
    await tracework('export', 'port', 'csv', 'tables');
    expect(await readFile(join(work, 'tables', 'passages.csv'), 'utf8')).toContain(`,${section},`);
    await tracework('export', 'port', 'jsonl', 'records');
    const [record = ''] = (await readFile(join(work, 'records', 'passages.jsonl'), 'utf8')).split('\n');
    expect(JSON.parse(record)).toMatchObject({ id: 'p1', section });
  });

  it('takes a glossary over as one change, and only says so where there is nothing to do', async () => {
    const first = await tracework(
      'glossary',
      'port',
      await documentId('list.txt'),
      '--apply',
      '--kind',
      'actor',
    );
    expect(first.code).toBe(0);
    expect(first.lines.slice(0, 3).map(row => [row.acronym, row.original, row.translation])).toEqual([
      ['UEC', 'Unión de Estibadores de Claro', 'Dockers’ Union'],
      ['SPC', 'Secretaría de Puertos', 'Ministry of Ports'],
      ['FFB', 'Fondo de Faros y Boyas', ''],
    ]);
    expect(first.lines).toHaveLength(4);
    const items = async () => (await tracework('show', 'port', 'items')).lines.map(row => row.label);
    expect(await items()).toEqual(expect.arrayContaining(['UEC', 'SPC', 'FFB']));
    const again = await tracework(
      'glossary',
      'port',
      await documentId('list.txt'),
      '--apply',
      '--kind',
      'actor',
    );
    expect(again.lines).toHaveLength(3);
    expect(again.err).toContain('nothing was changed');
    await tracework('undo', 'port');
    expect(await items()).toEqual(['Tomás Arrieta']);
  });

  it('takes a glossary from a spreadsheet and from another study', async () => {
    await writeFile(join(work, 'names.csv'), 'acronym,name\nUEC,Unión de Estibadores\n');
    expect((await tracework('glossary', 'port', '--csv', 'names.csv')).lines).toMatchObject([
      { acronym: 'UEC', original: 'Unión de Estibadores', rule: expect.any(String) as unknown },
    ]);
    await tracework('create', 'other');
    await tracework('glossary', 'other', '--csv', 'names.csv', '--apply', '--kind', 'actor');
    expect((await tracework('glossary', 'port', '--from', 'other')).lines).toMatchObject([
      { acronym: 'UEC' },
    ]);
  });

  it('finds duplicates of the registry', async () => {
    await writeFile(
      join(work, 'twice.jsonl'),
      JSON.stringify({ type: 'item.add', args: { id: 'again', kind: 'actor', label: 'tomas arrieta' } }),
    );
    await tracework('apply', 'port', 'twice.jsonl');
    const { lines: rows } = await tracework('duplicates', 'port');
    expect(rows).toMatchObject([
      {
        kind: 'Actor',
        items: [{ id: 'arrieta', passages: 1 }, { id: 'again' }],
        pairs: [{ rule: 'accents and spelling' }],
      },
    ]);
  });

  it('reads a table by hand, as CSV', async () => {
    const start = plainReport.indexOf('Cranes\n4');
    const end = plainReport.indexOf('Source:');
    const { out } = await tracework(
      ...['tables', 'port', await documentId('report.txt'), '--start', String(start), '--end', String(end)],
      ...['--columns', '4', '--by', 'row', '--format', 'csv'],
    );
    expect(out).toBe('Cranes,4,5,7\nBarges,21,20,24\n');
  });

  it('says what is wrong with what it is asked', async () => {
    const wrong = async (...args: string[]) => {
      const { code, err } = await tracework(...args);
      return `${code} ${err}`;
    };
    expect(await wrong('outline', 'port', 'nowhere')).toMatch(/^1 .*no document “nowhere”/);
    expect(await wrong('glossary', 'port', '--start', '5')).toMatch(/^1 .*Name the document/);
    expect(
      await wrong('tables', 'port', await documentId('list.txt'), '--start', '5', '--end', '99999'),
    ).toMatch(/no range/);
    expect(await wrong('glossary', 'port', '--apply')).toMatch(/^1 .*--kind with one of: Actor/);
    expect(await wrong('names', 'port', '--minimum', 'many')).toMatch(/^2 /);
    expect(await wrong('citations')).toMatch(/^2 .*study/);
    await writeFile(join(work, 'bad.json'), '[{"id":"x","kind":"note","pattern":"(a+)+"}]');
    expect(await wrong('citations', 'port', '--patterns', 'bad.json')).toMatch(/^1 .*take for ever/);
  });

  it('finds citations by the patterns of the study, unless a file has others', async () => {
    const shipped = (await tracework('citations', 'port', '--kind', 'interview')).lines;
    await writeFile(
      join(work, 'change.jsonl'),
      JSON.stringify({
        type: 'study.change',
        args: {
          citationPatterns: [{ id: 'own', kind: 'interview', pattern: 'harbour', caseSensitive: false }],
        },
      }),
    );
    expect((await tracework('apply', 'port', 'change.jsonl')).err).toBe('');
    const own = (await tracework('citations', 'port', '--kind', 'interview')).lines;
    expect(own.length).toBeGreaterThan(0);
    expect(own.map(line => (line as { rule: string }).rule)).toEqual(own.map(() => 'own'));
    await writeFile(join(work, 'shipped.json'), (await tracework('citations', '--show-patterns')).out);
    const fromFile = await tracework(
      'citations',
      'port',
      '--kind',
      'interview',
      '--patterns',
      'shipped.json',
    );
    expect(fromFile.lines).toEqual(shipped);
    await writeFile(
      join(work, 'change.jsonl'),
      JSON.stringify({ type: 'study.change', args: { citationPatterns: null } }),
    );
    await tracework('apply', 'port', 'change.jsonl');
    expect((await tracework('citations', 'port', '--kind', 'interview')).lines).toEqual(shipped);
  });

  it('prints patterns that it reads back', async () => {
    const { out } = await tracework('citations', '--show-patterns');
    await writeFile(join(work, 'patterns.json'), out);
    const own = await tracework('citations', 'port', '--patterns', 'patterns.json');
    expect(own.err).toBe('');
    expect(own.lines).toEqual((await tracework('citations', 'port')).lines);
  });
});
