import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import papaparse from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unguardFormula } from '#core/exporters/csv-cells.ts';
import { views } from '#core/views/registry.ts';
import { readSampleCoding } from '#storage/sample-study.ts';
import { runShell } from './testing/run-shell.ts';

const resources = new URL('../../resources', import.meta.url).pathname;
let work: string;

const tracework = (args: string[], input = '') =>
  runShell(work, args, { stdin: Readable.from([Buffer.from(input)]) });

const view = (name: string, ...options: string[]) => tracework(['view', 'Meals', name, ...options]);
const rowsOf = (csv: string) =>
  papaparse.parse<string[]>(csv, { skipEmptyLines: true }).data.map(row => row.map(unguardFormula));

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'tracework-views-'));
  await tracework(['create', 'Meals.tracework', '--coder', 'Ana']);
  await writeFile(join(work, 'report.md'), await readFile(join(resources, 'sample', 'a-warm-plate.md')));
  const imported = JSON.parse((await tracework(['import', 'Meals', 'report.md'])).out);
  const coding = readSampleCoding(await readFile(join(resources, 'sample', 'coding.jsonl'), 'utf8'), {
    study: 'study',
    document: imported.documentId,
  }).filter(({ type }) => type !== 'memo.add');
  const applied = await tracework(
    ['apply', 'Meals', '-', '--atomic'],
    coding.map(each => `${JSON.stringify(each)}\n`).join(''),
  );
  expect(applied.err).toBe('');
}, 60_000);
afterAll(() => rm(work, { recursive: true }));

describe('views', () => {
  it('are listed with a schema of their options', async () => {
    const { code, out } = await tracework(['views']);
    const listed = out
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(code).toBe(0);
    expect(listed.map(({ id }) => id)).toEqual(views.map(({ id }) => id));
    expect(listed[0].options.properties.period.description).toContain('EDTF');
    expect(listed.filter(({ formats }) => formats.includes('html')).map(({ id }) => id)).toEqual([
      'evidence-report',
    ]);
  });
});

describe('view', () => {
  it('prints every view as JSON whose tables say what the CSV says', { timeout: 60_000 }, async () => {
    for (const { id } of views) {
      const { code, out } = await view(id);
      expect(code).toBe(0);
      const tables = out
        .trim()
        .split('\n')
        .map(line => JSON.parse(line));
      const csv = await view(id, '--format', 'csv', '--table', tables[0].name);
      expect(rowsOf(csv.out)).toEqual([
        tables[0].columns.map(({ label }: { label: string }) => label),
        ...tables[0].rows.map(({ cells }: { cells: { text: string }[] }) => cells.map(({ text }) => text)),
      ]);
    }
  });

  it('takes options one by one, in lists and inside others', async () => {
    const { out } = await view(
      'position-map',
      ...['--format', 'csv', '--table', 'movements', '--set'],
      ...['tracer=kitchens', 'period=2010', 'compare.period=2012', 'actors=league,kitchen-workers'],
    );
    expect(rowsOf(out).map(row => row.slice(0, 4))).toEqual([
      ['Actor', 'Position', 'Position, compared', 'Change of position'],
      ['Union of Kitchen Workers', '2010: −3 Strongly opposes', '2012: 0 Neutral', '+3'],
      ['League of Municipalities', 'not on the map', '2012: +2 Supports', ''],
    ]);
  });

  it('prints a saved view by its name: its options, its layout, and what is asked for over them', async () => {
    const options = { tracer: 'kitchens', period: '2010', compare: { period: '2012' } };
    const arrangement = {
      columnOrder: ['change', 'actor'],
      hiddenColumns: ['from'],
      rowOrder: ['league', 'kitchen-workers'],
      hiddenRows: [],
      frozenColumns: 0,
    };
    const display = { form: 'table', table: 'movements', arrangements: { movements: arrangement } };
    const command = {
      type: 'savedView.add',
      args: { name: 'Who moved', view: 'position-map', options, display },
    };
    expect((await tracework(['apply', 'Meals', '-'], JSON.stringify(command))).err).toBe('');
    const csv = await view('who moved', '--format', 'csv', '--set', 'actors=league,kitchen-workers');
    expect(rowsOf(csv.out).map(row => row[0])).toEqual([
      'Actor',
      'League of Municipalities',
      'Union of Kitchen Workers',
    ]);
    const listed = await tracework(['show', 'Meals', 'views']);
    expect(JSON.parse(listed.out)).toMatchObject({ name: 'Who moved', view: 'position-map', options });
  });

  it('takes options as JSON, and numbers and truth values as what they are', async () => {
    const { out, code } = await view(
      'network',
      ...['--options', '{"ties":["co-mention"],"sentences":1}', '--set'],
      ...['sentences=2', 'includeUndated=true'],
    );
    expect(code).toBe(0);
    expect(JSON.parse(out.split('\n')[0] ?? '').options).toEqual({
      ties: ['co-mention'],
      sentences: 2,
      includeUndated: true,
    });
  });

  it('lists every cell with what it rests on', async () => {
    const { out } = await view('tracer-matrix', '--format', 'cells', '--set', 'items=nutrition-standard');
    const { data } = papaparse.parse<Record<string, string>>(out, { header: true, skipEmptyLines: true });
    const status = data.find(({ row, column }) => row === 'nutrition-standard' && column === 'tracer.status');
    expect(status).toMatchObject({ text: '2010: Pilot; 2012: Implemented', passages: 'p-forty-schools' });
  });

  it('prints the evidence report as a document', async () => {
    const { out, code } = await view('evidence-report', '--format', 'html', '--set', 'kinds=veto-point');
    expect(code).toBe(0);
    expect(out).toMatch(/^<!doctype html>/);
    expect(out).toContain('In its ruling of 7 July 2011 it struck down the purchase by province');
    expect(out).not.toContain('Meals Unit <small>');
  });

  it('says what it is told beside the results', async () => {
    const { err } = await view('network', '--format', 'csv', '--set', 'period=2011');
    expect(err.split('\n')).toEqual([
      '5 links state no period and are left out of the period asked for.',
      expect.stringMatching(/^Without such a tie, and so not drawn: .*Ministry of Finance/),
      expect.stringContaining('its weight is their number'),
      '',
    ]);
  });

  it.each([
    [['radar'], 'There is no view “radar”. Choose one of: tracer-matrix'],
    [['positions', '--format', 'html'], 'cannot be written as html'],
    [['positions', '--table', 'x'], 'This view has no table “x”. It has: positions, progress.'],
    [['positions', '--set', 'period'], '“period” is not an option. Write it as name=value.'],
    [
      ['positions', '--set', 'colour=red'],
      'The view “positions” has no option “colour”. It has: roles, period',
    ],
    [['positions', '--set', '__proto__.x=1'], 'has no option “__proto__”'],
    [['positions', '--set', 'roles.x=1'], '“roles” has no option “x”'],
    [['positions', '--set', 'period=soon'], 'period: a period is an EDTF date or interval'],
    [['positions', '--set', 'roles.actorKind=people'], 'The codebook has no kind “people”.'],
    [['positions', '--options', '[]'], 'The options are not a JSON object'],
    [['network', '--set', 'sentences=many'], 'This is not JSON: many'],
  ])('refuses %j and says why', async (args, why) => {
    const { code, out, err } = await view(args[0] ?? '', ...args.slice(1));
    expect(err).toContain(why);
    expect(out).toBe('');
    expect(code).toBe(1);
  });
});
