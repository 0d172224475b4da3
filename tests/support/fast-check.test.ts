import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const times = Number(process.env.TRACEWORK_CASES ?? 1);

/** What a property is tried with, in order. */
const draw = (given: fc.Parameters<[number]>): number[] => {
  const drawn: number[] = [];
  fc.assert(
    fc.property(fc.integer(), value => void drawn.push(value)),
    given,
  );
  return drawn;
};

describe('fast-check as the tests have it', () => {
  it('draws the same each time', () => {
    expect(draw({})).toEqual(draw({}));
  });

  it('draws what another seed would not', () => {
    expect(draw({})).not.toEqual(draw({ seed: 1 }));
  });

  it('tries as many cases as are asked for, times those of a soak', async () => {
    expect(draw({ numRuns: 7 })).toHaveLength(7 * times);
    expect(draw({})).toHaveLength(100 * times);
    const later: number[] = [];
    const property = fc.asyncProperty(fc.nat(), async value => void later.push(value));
    await fc.assert(property, { numRuns: 3 });
    expect(later).toHaveLength(3 * times);
  });

  it('says with which seed a property fails', () => {
    const { seed } = fc.readConfigureGlobal() ?? {};
    expect(() => fc.assert(fc.property(fc.nat(), value => value < 5))).toThrow(`seed: ${seed}`);
  });
});
