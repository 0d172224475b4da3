/** A long report, coded by hand: the coding fits its text, goes through the door, and comes back out of every view. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Judgement } from '#core/model/judgement.ts';
import { requireView, views } from '#core/views/registry.ts';
import type { Cell, ViewTable } from '#core/views/view.ts';
import { createApplication } from '#storage/application.ts';
import { feasibility, readLongReport, TestStudy } from '../../support/feasibility-study.ts';
import { codingCommands, strayPlaces } from './commands.ts';
import { tracers, vetoPoints } from './items.ts';
import { places } from './places.ts';

const text = readLongReport();
const reportFile = join(import.meta.dirname, '../../../../shared/corpus/000_6cf1d95083bc993f.txt');

/** Settings under which every view is looked at; none is left out. */
const settings: Record<string, readonly object[]> = {
  'tracer-matrix': [{}, { period: '1995' }, { period: '1999' }],
  'veto-matrix': [{}, { across: 'tracer' }, { across: 'tracer', period: '1995' }],
  'veto-flow': [{}, { period: '1998' }],
  positions: [{}, { period: '1993/1994' }, { period: '1996/1999' }],
  'position-map': [
    {},
    { tracer: 'contracting-out', period: '1995', compare: { period: '1996/1999' } },
    { tracer: 'finance', compare: { tracer: 'doctor-choice' }, coalitionLinks: ['allied-with'] },
  ],
  timeline: [{}, { lanes: 'tracer' }, { lanes: 'actor', period: '1995' }],
  network: [{}, { ties: ['congruence', 'conflict'], period: '1995' }, { ties: ['co-mention'], sentences: 1 }],
  frequencies: [{}, { by: 'stage' }, { by: 'section' }],
  'co-occurrence': [{}, { within: 'sentence' }],
  passages: [{}, { items: ['contracting-out', 'sntss'], words: 'union' }],
  concordance: [{ query: 'contracting out' }],
  'evidence-report': [{}, { items: ['contracting-out', 'sntss'] }],
};

describe.skipIf(text === null)('the report on a health reform', () => {
  const report = text ?? '';
  const study = new TestStudy(feasibility);
  const commands = report === '' ? [] : codingCommands(report, 'report');
  const judgements = (): Judgement[] => [...study.store.all('judgement')];
  const settled = (itemId: string, field: string) =>
    judgements().filter(each => each.itemId === itemId && each.fieldId === field);

  beforeAll(() => {
    study.addDocument('report', report, 'The report');
    for (const { type, args } of commands) study.dispatch(type, args);
  });

  it('holds at each place what was coded, and every place is used', () => {
    expect(strayPlaces(report)).toEqual([]);
    const coded = new Set([...study.store.all('passage')].map(({ start, end }) => `${start}-${end}`));
    expect(Object.entries(places).filter(([, [start, end]]) => !coded.has(`${start}-${end}`))).toEqual([]);
    expect(strayPlaces(` ${report}`)).toHaveLength(Object.keys(places).length);
  });

  it('has the three veto points with arena, stage, rule and players, and outcomes of the tracers they met', () => {
    const points = Object.keys(vetoPoints);
    expect(points).toHaveLength(3);
    for (const id of points) {
      const values = study.store.live('item', id)?.values ?? {};
      expect(Object.keys(values).sort()).toEqual([
        'veto-point.arena',
        'veto-point.decision-rule',
        'veto-point.stage',
        'veto-point.veto-players',
      ]);
      expect(settled(id, 'veto-point.outcome').length, id).toBeGreaterThanOrEqual(4);
    }
  });

  it('has the nine tracers, each with all its dimensions settled', () => {
    const dimensions = feasibility.fields.filter(
      ({ subject, kindId }) => subject === 'judgement' && kindId === 'tracer',
    );
    expect(Object.values(tracers).map(({ values }) => values['order-letter'])).toEqual([...'ABCDEFGHI']);
    const open = Object.keys(tracers).flatMap(id =>
      dimensions.flatMap(field => (settled(id, field.id).length === 0 ? [`${id} ${field.name}`] : [])),
    );
    expect(open).toEqual([]);
  });

  it('has fifteen actors and more with type, influence and positions on four tracers in two periods', () => {
    const full = [...study.store.all('item')].filter(({ id, values }) => {
      const positions = settled(id, 'actor.position');
      return (
        values['actor.type'] !== undefined &&
        settled(id, 'actor.influence').length > 0 &&
        new Set(positions.flatMap(({ aboutId }) => aboutId ?? [])).size >= 4 &&
        new Set(positions.flatMap(({ period }) => period ?? [])).size >= 2
      );
    });
    expect(full.length).toBeGreaterThanOrEqual(15);
    // What the text leaves open is a gap that was looked for, never most of the picture.
    const positions = judgements().filter(({ fieldId }) => fieldId === 'actor.position');
    expect(positions.filter(({ status }) => status === 'coded').length).toBeGreaterThan(100);
    for (const tracer of ['finance', 'contracting-out', 'doctor-choice', 'care-model']) {
      const about = positions.filter(({ aboutId, status }) => aboutId === tracer && status === 'coded');
      expect(new Set(about.map(({ itemId }) => itemId)).size, tracer).toBeGreaterThanOrEqual(5);
      expect(new Set(about.map(({ period }) => period)).size, tracer).toBeGreaterThanOrEqual(2);
    }
  });

  it('rests every judgement and tie on passages that are there, and gives every judgement a reason', () => {
    const live = (id: string) => study.store.live('passage', id) !== undefined;
    const records = [...judgements(), ...study.store.all('link')];
    expect(records.filter(({ evidence }) => evidence.length === 0 || !evidence.every(live))).toEqual([]);
    expect(judgements().filter(each => each.rationale === '' || each.confidence === null)).toEqual([]);
  });

  it('has ties up, down and across, and shows the patron’s one break', () => {
    const orientation = new Map(feasibility.linkTypes.map(type => [type.id, type.orientation]));
    const links = [...study.store.all('link')];
    const of = (wanted: string) => links.filter(link => orientation.get(link.linkTypeId) === wanted);
    expect(of('vertical').length).toBeGreaterThanOrEqual(10);
    expect(of('horizontal').length).toBeGreaterThanOrEqual(8);
    const patron = (period: string) =>
      requireView('network')
        .show(study.store, { period }, study.units)
        .tables.flatMap(table => rowsOf(table))
        .filter(row => row.includes('Change team within IMSS') && row.includes('Jaime Serra Puche'));
    expect(patron('1994')).not.toEqual([]);
    expect(patron('1996')).toEqual([]);
  });

  it('follows the clause that let firms out: put into the bill, dropped in the chamber, blocked in the Institute', () => {
    const flow = requireView('veto-flow').show(study.store, { tracers: ['contracting-out'] }, study.units);
    const [steps, outcomes] = flow.tables;
    expect(steps?.rows.map(({ cells }) => [cells[1]?.text, cells[3]?.text.split(';')[0]])).toEqual([
      ['Federal Executive', '1995: Passed'],
      ['Lower House', '1995-12: Dropped'],
      ['Inside IMSS', '1996/1999: Blocked'],
    ]);
    const dropped = outcomes?.columns.findIndex(({ id }) => id === 'dropped') ?? -1;
    expect(outcomes?.rows.map(({ cells }) => cells[dropped]?.value)).toEqual([0, 1, 0]);
  });

  it.each(views.map(view => [view.id, view] as const))(
    'shows in %s nothing that nobody judged',
    (id, view) => {
      const shown = settings[id] ?? [];
      expect(shown).not.toEqual([]);
      for (const options of shown) {
        const { tables } = view.show(study.store, options, study.units);
        const cells = tables.flatMap(({ rows }) => rows.flatMap(row => [...row.cells]));
        expect(cells.length).toBeGreaterThan(0);
        expect(cells.filter(cell => !isJudged(study, cell))).toEqual([]);
        expect(cells.filter(cell => cell.unsupported || cell.lost.length > 0)).toEqual([]);
      }
    },
  );

  describe('on disk', () => {
    let work = '';
    beforeAll(async () => {
      work = await mkdtemp(join(tmpdir(), 'tracework-case-'));
    });
    afterAll(() => rm(work, { recursive: true, force: true }));

    it('is printed as lines for the shell', async () => {
      const runner = join(import.meta.dirname, 'print-commands.mjs');
      const { stdout } = await promisify(execFile)(process.execPath, [runner, 'report', reportFile], {
        maxBuffer: 10_000_000,
      });
      expect(stdout.trimEnd().split('\n')).toEqual(commands.map(command => JSON.stringify(command)));
    });

    it('passes the integrity check after it was closed and opened again', async () => {
      const resources = join(import.meta.dirname, '..', '..', '..', 'resources');
      const folders = { data: join(work, 'data'), studies: work, resources };
      const application = createApplication({ version: '0.0.0', host: 'cli', folders });
      const { handle, path } = await application.createStudy({
        folder: work,
        name: 'Case',
        templateId: 'political-feasibility',
        coderName: 'Reader',
      });
      const [imported] = await application.importFiles(handle, [
        { source: { path: reportFile }, fileName: 'report.txt' },
      ]);
      if (imported === undefined || !imported.ok) throw new Error('The report was not imported.');
      const args = { label: 'Code the report', commands: codingCommands(report, imported.documentId) };
      await application.dispatch(handle, { type: 'batch', args });
      await application.closeStudy(handle);
      const reopened = await application.openStudy({ path, mode: 'read', coderName: null });
      const { clean, findings } = await application.check(reopened.handle);
      expect(findings).toEqual([]);
      expect(clean).toBe(true);
      expect(reopened.report.findings).toEqual([]);
      expect(await readFile(join(path, 'documents', imported.documentId, 'text.txt'), 'utf8')).toBe(report);
      await application.closeStudy(reopened.handle);
    });
  });
});

const rowsOf = ({ rows }: ViewTable): string[][] => rows.map(({ cells }) => cells.map(cell => cell.text));

/** Whether what the cell says was judged, or is no judgement. */
function isJudged({ store }: TestStudy, cell: Cell): boolean {
  if (cell.status === null) return true;
  const stated = cell.judgements
    .flatMap(id => store.live('judgement', id) ?? [])
    .filter(({ status }) => status !== 'not-yet-coded');
  if (cell.status === 'not-yet-coded') return stated.length === 0 && cell.value === null;
  if (stated.length === 0) return false;
  if (cell.status === 'coded' && !stated.some(({ status }) => status === 'coded')) return false;
  return (
    cell.value === null || stated.some(({ value }) => JSON.stringify(value) === JSON.stringify(cell.value))
  );
}
