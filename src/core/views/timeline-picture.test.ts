import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleStudy, studies, type TestStudy } from '../../../tests/support/feasibility-study.ts';
import type { Mark, Picture, TimeStretch } from '../pictures/picture.ts';
import { noTexts } from './document-units.ts';
import { textCell } from './table-cells.ts';
import { timeline } from './timeline.ts';
import type { EventSort, Timeline, TimelineEvent } from './timeline-events.ts';
import { drawTimeline } from './timeline-picture.ts';

const settings = [{}, { lanes: 'tracer' }, { lanes: 'actor' }, { show: ['outcome', 'link'] }] as const;
const compute = (study: TestStudy, at: number): Timeline =>
  timeline.compute(study.store, timeline.options.parse(settings[at % settings.length] ?? {}), noTexts);

const draw = (view: Timeline, width = 1120, time: TimeStretch | null = null): Picture =>
  drawTimeline(view, { width, time });

const laneOf = ({ id }: Mark): string => id.slice(0, id.indexOf('|'));

/** How many events of each lane the marks stand for. */
function eventsShown(marks: readonly Mark[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const mark of marks) {
    const { value, status, text } = mark.cell;
    const joined =
      status === null && typeof value === 'number' && /^[\d,]+ (passage|judgement|outcome|link)/.test(text);
    counts.set(laneOf(mark), (counts.get(laneOf(mark)) ?? 0) + (joined ? value : 1));
  }
  return counts;
}

/** Made up: any number of events on any lanes. */
function made(count: number, lanes: number, years: number): Timeline {
  const sorts: EventSort[] = ['passage', 'judgement', 'outcome', 'link'];
  const events = Array.from({ length: count }, (_, at): TimelineEvent => {
    const year = 1980 + (at % years);
    const date = at % 7 === 0 ? `${year}/${year + 2}` : at % 3 === 0 ? `${year}~` : `${year}`;
    return {
      id: `passage:p${at}`,
      sort: sorts[at % 4] ?? 'passage',
      date,
      from: Date.UTC(year, 0, 1),
      to: Date.UTC(at % 7 === 0 ? year + 3 : year + 1, 0, 1) - 1,
      lanes: [`lane-${at % lanes}`],
      cell: textCell(`Event ${at}`),
      words: `Event ${at}`,
    };
  });
  return {
    lanesBy: 'actor',
    period: null,
    lanes: Array.from({ length: lanes }, (_, at) => ({ id: `lane-${at}`, label: `Lane ${at}` })),
    events: events.sort((one, other) => one.from - other.from || one.to - other.to),
    undated: { passage: 0, judgement: 0, outcome: 0, link: 0 },
    notes: [],
  };
}

describe('the picture of a timeline', () => {
  it('shows every event of the table on each of its lanes, and nothing else', () => {
    fc.assert(
      fc.property(studies, fc.nat(3), fc.integer({ min: 320, max: 1600 }), (study, at, width) => {
        const view = compute(study, at);
        const { marks, height } = draw(view, width);
        const cells = new Set(view.events.map(({ cell }) => cell));
        const passages = new Set(view.events.flatMap(({ cell }) => cell.passages));
        for (const { cell, x, y, label } of marks) {
          expect(cells.has(cell) || cell.passages.every(id => passages.has(id))).toBe(true);
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(width);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(height);
          expect(label).not.toBe('');
        }
        expect(new Set(marks.map(({ id }) => id)).size).toBe(marks.length);
        const expected = new Map<string, number>();
        for (const { lanes } of view.events)
          for (const lane of lanes) expected.set(lane, (expected.get(lane) ?? 0) + 1);
        expect(eventsShown(marks)).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  it('is the same for the same study', () => {
    expect(JSON.stringify(draw(compute(sampleStudy(), 0)))).toBe(
      JSON.stringify(draw(compute(sampleStudy(), 0))),
    );
  });

  it('counts in words what states no date', () => {
    const view = compute(sampleStudy(), 0);
    const { description, ground } = draw(view);
    expect(description).toContain(`Not shown, because they state no date: ${view.undated.passage} passages`);
    const words = ground.flatMap(shape => (shape.type === 'text' ? shape.text : [])).join(' ');
    expect(words).toContain(`Not shown, because they state no date: ${view.undated.passage} passages`);
  });

  it('says what to do where nothing has a date', () => {
    const { ground, marks } = draw(made(0, 0, 1));
    expect(marks).toEqual([]);
    expect(ground.some(shape => shape.type === 'text' && shape.text.includes('Give a passage a date'))).toBe(
      true,
    );
  });

  it('joins what is too much into columns that lead to all of it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20_000 }),
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 1, max: 60 }),
        (count, lanes, years) => {
          const { marks } = draw(made(count, lanes, years));
          expect(marks.length).toBeLessThanOrEqual(2_600);
          expect(new Set(marks.map(({ id }) => id)).size).toBe(marks.length);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('shows each outcome by itself, however much else a lane holds', () => {
    const events = made(400, 1, 12).events.map((event, at): TimelineEvent => {
      const isOutcome = event.from === Date.UTC(1985, 0, 1) && at % 3 === 0;
      const cell = textCell(`Event ${at}`, isOutcome ? { value: 'dropped', status: 'coded' } : {});
      return { ...event, id: `outcome:${at}`, sort: isOutcome ? 'outcome' : 'passage', cell };
    });
    const outcomes = events.filter(({ sort }) => sort === 'outcome');
    const { marks } = draw({ ...made(0, 1, 1), events }, 700);
    expect(marks.length).toBeLessThan(400);
    const shown = marks.filter(({ cell }) => outcomes.some(outcome => outcome.cell === cell));
    expect(outcomes.length).toBeGreaterThan(8);
    expect(shown).toHaveLength(outcomes.length);
  });

  it('is as wide as the period that is asked for, however far its events reach', () => {
    const study = sampleStudy();
    const long = { type: 'allied-with', from: 'league', to: 'parents', period: '1900/..' };
    study.dispatch('link.add', long);
    const time = draw(timeline.compute(study.store, { period: '2011' }, noTexts)).time;
    expect(new Date(time?.full.from ?? 0).getUTCFullYear()).toBeGreaterThanOrEqual(2010);
    expect(new Date(time?.full.to ?? 0).getUTCFullYear()).toBeLessThanOrEqual(2012);
    const open = draw(timeline.compute(study.store, { period: '2011/..' }, noTexts)).time;
    expect(new Date(open?.full.to ?? 0).getUTCFullYear()).toBeGreaterThanOrEqual(2012);
    expect(draw(timeline.compute(study.store, {}, noTexts)).time?.full.from).toBeLessThan(0);
  });

  it('shows the stretch of time that is asked for, and says how much lies outside', () => {
    const view = compute(sampleStudy(), 0);
    const time = { from: Date.UTC(2011, 0, 1), to: Date.UTC(2012, 0, 1) - 1 };
    const picture = draw(view, 1120, time);
    const within = view.events.filter(({ from, to }) => from <= time.to && to >= time.from);
    expect([...eventsShown(picture.marks).values()].reduce((sum, count) => sum + count, 0)).toBe(
      within.reduce((sum, { lanes }) => sum + lanes.length, 0),
    );
    const words = picture.ground.flatMap(shape => (shape.type === 'text' ? shape.text : [])).join(' ');
    const earlier = view.events.filter(({ to }) => to < time.from).length;
    expect(words).toContain(`Shown: 1 Jan 2011 to 31 Dec 2011. Outside: ${earlier} earlier,`);
    expect(picture.time?.shown).toEqual(time);
    expect(picture.time?.full.from).toBeLessThan(Date.UTC(2009, 0, 1));
  });

  it('marks where a tie ended, and not where one holds on or is known at one date only', () => {
    const study = sampleStudy();
    const link = (id: string, period: string | null, from = 'parents', to = 'relk') =>
      study.dispatch('link.add', { id, type: 'allied-with', from, to, period, evidence: [] });
    link('l-ended', '2009/2011');
    link('l-holds', '2009/..', 'parents', 'caterers');
    link('l-dated', '2010', 'parents', 'league');
    const { marks } = draw(timeline.compute(study.store, { show: ['link'], lanes: 'actor' }, noTexts));
    const saysSo = (id: string) =>
      marks.find(mark => mark.id === `parents|link:${id}`)?.label.includes('The tie ended.');
    expect(['l-ended', 'l-holds', 'l-dated'].map(saysSo)).toEqual([true, false, false]);
  });

  it('says of each event what it is, when, where and what it rests on', () => {
    const { marks } = draw(compute(sampleStudy(), 0));
    const blocked = marks.find(({ id }) => id.endsWith('judgement:j-outcome-council-local'));
    expect(blocked?.label).toMatch(
      /^Outcome, 2011-07-07: Constitutional Council \(Local purchasing\), Outcome: Blocked\. Lane: Legislation\. Rests on \d passages?\./,
    );
    expect(blocked?.heading).toEqual({ row: 'Legislation', column: 'Outcome, 2011-07-07' });
  });
});
