import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleStudy, studies, type TestStudy } from '../../../tests/support/feasibility-study.ts';
import { noTexts } from './document-units.ts';
import { vetoFlow } from './veto-flow.ts';
import { drawVetoFlow } from './veto-flow-picture.ts';

const draw = ({ store }: TestStudy, width = 1120) => {
  const flow = vetoFlow.compute(store, {}, noTexts);
  return { flow, picture: drawVetoFlow(flow, { width, time: null }) };
};

describe('the picture of the veto flow', () => {
  it('has a mark for every meeting, every point that was met and every tracer, and for nothing else', () => {
    fc.assert(
      fc.property(studies, fc.integer({ min: 300, max: 1600 }), (study, width) => {
        const { flow, picture } = draw(study, width);
        const steps = flow.streams.flatMap(stream => stream.steps);
        const tracers = [...flow.streams, ...flow.unmet].flatMap(({ tracer }) => tracer?.id ?? []);
        const expected = [
          ...steps.map(({ id }) => `step|${id}`),
          ...new Set(steps.map(({ vetoPoint }) => `veto-point|${vetoPoint.id}`)),
          ...tracers.map(id => `tracer|${id}`),
        ];
        expect(picture.marks.map(({ id }) => id).sort()).toEqual(expected.sort());
        const rests = new Set(
          vetoFlow
            .table(flow)
            .flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.flatMap(cell => cell.passages))),
        );
        for (const { cell, x, y } of picture.marks) {
          expect(cell.passages.every(id => rests.has(id))).toBe(true);
          expect(x >= 0 && x <= picture.width && y >= 0 && y <= picture.height).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('stops a stream where it was blocked, and leads one on that was not', () => {
    const { picture } = draw(sampleStudy());
    const yOf = (id: string) => picture.marks.find(mark => mark.id === id)?.y;
    const arrows = picture.ground.flatMap(shape =>
      shape.type === 'path' && shape.stroke?.arrow === true ? [shape.d] : [],
    );
    const reachesTheEnd = (y: number | undefined) => arrows.some(d => d.includes(` ${y}H`));
    expect(reachesTheEnd(yOf('step|kitchens|municipal-councils'))).toBe(true);
    expect(reachesTheEnd(yOf('step|local-purchasing|constitutional-council'))).toBe(false);
  });

  it('names outcome, strategy and who exercised the veto', () => {
    const { picture } = draw(sampleStudy());
    const step = picture.marks.find(({ id }) => id === 'step|free-meals|budget-committee');
    const texts = step?.shapes.flatMap(shape => (shape.type === 'text' ? shape.text : []));
    expect(texts).toEqual(['Amended 2010-11', 'by Ministry of Finance, Liberal Union', 'Incremental']);
    expect(step?.label).toContain(
      'Free meals for all at Budget Committee of the Assembly (Legislation): 2010-11: Amended.',
    );
    expect(step?.label).toContain('Veto exercised by: 2010-11: Ministry of Finance, Liberal Union.');
  });

  it('shows each outcome that a tracer had at a point, in the order of time', () => {
    const { picture } = draw(sampleStudy());
    const step = picture.marks.find(({ id }) => id === 'step|kitchens|municipal-councils');
    const texts = step?.shapes.flatMap(shape => (shape.type === 'text' ? shape.text : []));
    expect(texts?.[0]).toBe('Delayed 2012, Passed 2013');
  });
});
