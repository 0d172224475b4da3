import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleStudy, studies } from '../../../tests/support/feasibility-study.ts';
import { parsePeriod } from '../model/period.ts';
import { settlementOf } from '../store/settlement-of.ts';
import { noTexts } from './document-units.ts';
import { positionMap } from './position-map.ts';
import { timeline } from './timeline.ts';
import { vetoFlow } from './veto-flow.ts';
import { vetoMatrix } from './veto-matrix.ts';

describe('the veto flow', () => {
  it('follows each tracer through the process', () => {
    const { streams } = vetoFlow.compute(sampleStudy().store, {}, noTexts);
    expect(
      streams.map(({ tracer, steps }) => [
        tracer?.id,
        ...steps.map(({ vetoPoint, outcomeId }) => `${vetoPoint.id} ${outcomeId}`),
      ]),
    ).toEqual([
      ['free-meals', 'budget-committee amended'],
      ['local-purchasing', 'constitutional-council blocked'],
      ['kitchens', 'municipal-councils passed'],
      ['nutrition-standard', 'constitutional-council null'],
    ]);
  });

  it('counts a tracer for each outcome that it had, not for the last alone', () => {
    const flow = vetoFlow.compute(sampleStudy().store, {}, noTexts);
    const outcomes = vetoFlow.table(flow)[1];
    const at = (id: string) => outcomes?.columns.findIndex(column => column.id === id) ?? -1;
    const councils = outcomes?.rows.find(({ id }) => id === 'municipal-councils');
    expect(councils?.cells[at('delayed')]?.value).toBe(1);
    expect(councils?.cells[at('passed')]?.value).toBe(1);
  });

  it('lists veto points in the order of the process, not of their names', () => {
    const study = sampleStudy();
    study.dispatch('item.change', { id: 'municipal-councils', values: { stage: 'formulation' } });
    study.dispatch('item.change', { id: 'budget-committee', values: { stage: null } });
    const order = ['municipal-councils', 'constitutional-council', 'budget-committee'];
    expect(vetoFlow.compute(study.store, {}, noTexts).vetoPoints.map(({ id }) => id)).toEqual(order);
    expect(vetoMatrix.compute(study.store, {}, noTexts).rows.map(({ item }) => item.id)).toEqual(order);
  });

  it('leaves out what is said of no tracer where tracers are named, and counts no outcome for it', () => {
    const study = sampleStudy();
    const strategy = {
      itemId: 'budget-committee',
      field: 'strategy',
      status: 'coded',
      value: ['insulation'],
    };
    study.dispatch('judgement.set', strategy);
    const follow = (options: Parameters<typeof vetoFlow.compute>[1]) =>
      vetoFlow.compute(study.store, options, noTexts);
    expect(follow({}).streams.map(({ tracer }) => tracer === null)).toEqual([
      false,
      false,
      false,
      false,
      true,
    ]);
    expect(vetoFlow.picture?.(follow({}), { width: 900, time: null }, []).description).toMatch(
      /^4 tracers in 4 meetings/,
    );
    expect(follow({ tracers: ['free-meals'] }).streams.map(({ tracer }) => tracer?.id)).toEqual([
      'free-meals',
    ]);
    const outcomes = vetoFlow.table(follow({}))[1];
    const committee = outcomes?.rows.find(({ id }) => id === 'budget-committee');
    expect(committee?.cells.at(-1)?.value).toBe(0);
  });

  it('counts every step about a tracer at least once, and once only in a column', () => {
    fc.assert(
      fc.property(studies, ({ store }) => {
        const flow = vetoFlow.compute(store, {}, noTexts);
        const outcomes = vetoFlow.table(flow)[1];
        const steps = flow.streams.flatMap(stream => stream.steps);
        expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
        for (const { id, cells } of outcomes?.rows ?? []) {
          const here = steps.filter(({ vetoPoint, tracer }) => vetoPoint.id === id && tracer !== null);
          const counts = cells.slice(1).map(({ value }) => Number(value));
          expect(Math.max(...counts)).toBeLessThanOrEqual(here.length + 1);
          expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(here.length);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('the position map', () => {
  const map = (options: Parameters<typeof positionMap.compute>[1], study = sampleStudy()) =>
    positionMap.compute(study.store, options, noTexts);

  it('places actors by their judgements on the tracer and in the period', () => {
    const { tracer, points, unplaced } = map({ tracer: 'kitchens', period: '2010' });
    expect(tracer?.id).toBe('kitchens');
    expect(
      points.map(({ actor, position, influence, influenceOn }) => [
        actor.id,
        position,
        influence,
        influenceOn,
      ]),
    ).toEqual([['kitchen-workers', -3, 3, 'tracer']]);
    expect(points[0]?.evidence).toMatchObject({
      text: '3',
      passages: ['p-union-refuse', 'p-strike', 'p-union-power'],
    });
    expect(unplaced.find(({ actor }) => actor.id === 'league')?.reason).toBe('Influence: not yet coded');
    expect(unplaced.find(({ actor }) => actor.id === 'parents')?.reason).toBe(
      'Position: not yet coded; Influence: not yet coded',
    );
  });

  it('takes influence in general where none is stated on the tracer', () => {
    const study = sampleStudy();
    study.dispatch('judgement.set', { itemId: 'league', field: 'influence', status: 'coded', value: 1 });
    const point = map({ tracer: 'kitchens' }, study).points.find(({ actor }) => actor.id === 'league');
    expect(point).toMatchObject({ position: 2, influence: 2, influenceOn: 'tracer' });
    study.dispatch('judgement.remove', { id: 'j-influence-league-kitchens-2012' });
    const general = map({ tracer: 'kitchens' }, study).points.find(({ actor }) => actor.id === 'league');
    expect(general).toMatchObject({ position: 2, influence: 1, influenceOn: 'general' });
  });

  it('never places an actor on whom judges differ', () => {
    const study = sampleStudy();
    study.as('ben', 'Ben').dispatch('judgement.set', {
      itemId: 'kitchen-workers',
      field: 'position',
      about: 'kitchens',
      period: '2010',
      status: 'coded',
      value: -1,
    });
    const { points, unplaced } = map({ tracer: 'kitchens', period: '2010' }, study);
    expect(points).toEqual([]);
    expect(unplaced.find(({ actor }) => actor.id === 'kitchen-workers')).toMatchObject({
      reason: 'Position: judges differ',
      positionCell: { text: '2010: −3 Strongly opposes [Ana Test] / −1 Somewhat opposes [Ben]' },
    });
  });

  it('shows how actors moved from one period to another', () => {
    const { movements } = map({ tracer: 'kitchens', period: '2010', compare: { period: '2012' } });
    expect(
      movements.map(({ actor, from, to }) => [actor.id, from?.position ?? null, to?.position ?? null]),
    ).toEqual([
      ['kitchen-workers', -3, 0],
      ['league', null, 2],
    ]);
  });

  it('joins actors on the map into coalitions by their links', () => {
    const study = sampleStudy();
    study.dispatch('link.add', { id: 'l-new', type: 'allied-with', from: 'league', to: 'kitchen-workers' });
    const { coalitions } = map({ tracer: 'kitchens' }, study);
    expect(coalitions).toMatchObject([{ id: 'league', links: [{ link: { id: 'l-new' } }] }]);
    expect(coalitions[0]?.members.map(({ id }) => id)).toEqual(['league', 'kitchen-workers']);
    expect(map({ tracer: 'kitchens', coalitionLinks: ['supports'] }, study).coalitions).toEqual([]);
  });

  it('joins nobody by a link that held at another time than the positions', () => {
    const study = sampleStudy();
    const link = { id: 'l-old', type: 'allied-with', from: 'league', to: 'kitchen-workers' };
    study.dispatch('link.add', { ...link, period: '1995/1996' });
    const { coalitions, notes } = map({ tracer: 'kitchens' }, study);
    expect(coalitions).toEqual([]);
    expect(notes).toContain('1 link is of another time than the positions, and joins no coalition.');
    study.dispatch('link.change', { id: 'l-old', period: '1995/..' });
    expect(map({ tracer: 'kitchens' }, study)).toMatchObject({ coalitions: [{ id: 'league' }], notes: [] });
  });

  it('says which tracer is not there', () => {
    expect(map({ tracer: 'nothing' }).notes).toContain('The tracer “nothing” is not in the study.');
  });

  it('lists every actor once, on the map or beside it, at a value that somebody judged', () => {
    fc.assert(
      fc.property(studies, fc.constantFrom('t0', 't1', undefined), (study, tracer) => {
        const { points, unplaced, ...shown } = map(tracer === undefined ? {} : { tracer }, study);
        const actors = [...study.store.all('item')]
          .filter(({ kindId }) => kindId === 'actor')
          .map(({ id }) => id);
        expect([...points, ...unplaced].map(({ actor }) => actor.id).sort()).toEqual(actors.sort());
        for (const { actor, position } of points) {
          const judged = [...study.store.all('judgement')].filter(
            each =>
              each.itemId === actor.id &&
              each.fieldId === 'actor.position' &&
              each.aboutId === (shown.tracer?.id ?? null),
          );
          expect(judged.map(({ value }) => value)).toContain(position);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('the timeline', () => {
  it('puts what is dated on the lanes of its stage, tracers or actors', () => {
    const { store } = sampleStudy();
    const lanesOf = (lanes: 'stage' | 'tracer' | 'actor', id: string) =>
      timeline.compute(store, { lanes }, noTexts).events.find(event => event.id === id)?.lanes;
    expect(lanesOf('stage', 'passage:p-survey')).toEqual(['problem-definition']);
    expect(lanesOf('tracer', 'passage:p-survey')).toEqual(['free-meals']);
    expect(lanesOf('actor', 'passage:p-survey')).toEqual(['parents']);
    expect(lanesOf('actor', 'passage:p-71')).toEqual(['.none']);
    expect(lanesOf('actor', 'link:l-bank-unit')).toEqual(['development-bank', 'meals-unit']);
    expect(lanesOf('tracer', 'link:l-caterers-local')).toEqual(['local-purchasing']);
  });

  it('says an outcome first and the tracer by its short name, where words may be cut short', () => {
    const { events } = timeline.compute(sampleStudy().store, { show: ['outcome'] }, noTexts);
    const blocked = events.find(({ cell }) => cell.value === 'blocked');
    expect(blocked?.words).toBe('Blocked: B Local, Constitutional Council');
    expect(blocked?.cell.text).toBe('Constitutional Council (Local purchasing), Outcome: Blocked');
  });

  it('is in the order of time, and shows all that is dated and nothing else', () => {
    fc.assert(
      fc.property(studies, ({ store }) => {
        const { events, undated } = timeline.compute(store, {}, noTexts);
        for (const [at, event] of events.entries()) {
          expect(event.from).toBeGreaterThanOrEqual(events[at - 1]?.from ?? Number.NEGATIVE_INFINITY);
          expect(event.lanes.length).toBeGreaterThan(0);
        }
        const passages = [...store.all('passage')];
        const dated = passages.filter(({ values }) =>
          Object.keys(values).some(id => id.endsWith('.passage.date')),
        );
        const shown = events.filter(({ sort }) => sort === 'passage');
        expect(shown.map(({ id }) => id).sort()).toEqual(dated.map(({ id }) => `passage:${id}`).sort());
        expect(undated.passage).toBe(passages.length - dated.length);
        const judged = [...store.all('judgement')].filter(
          judgement =>
            (judgement.status === 'coded' || judgement.status === 'conflicting') &&
            settlementOf(store, judgement) === null,
        );
        const shownJudgements = events.filter(({ sort }) => sort === 'judgement' || sort === 'outcome');
        expect(shownJudgements).toHaveLength(judged.filter(({ period }) => period !== null).length);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps to the period and to what is asked for', () => {
    const { store } = sampleStudy();
    const { events } = timeline.compute(store, { period: '2011', show: ['outcome', 'link'] }, noTexts);
    expect(events.map(({ id }) => id).sort()).toEqual(
      [
        'judgement:j-outcome-council-local',
        'link:l-bank-unit',
        'link:l-caterers-local',
        'link:l-liberals-pm',
      ].sort(),
    );
    const asked = parsePeriod('2011');
    for (const { from, to } of events) {
      expect(asked.ok && from <= asked.period.to && to >= asked.period.from).toBe(true);
    }
  });
});
