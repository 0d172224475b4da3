import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hides, showToo } from './hidden-passage.ts';

const union = { kindId: 'actor', itemId: 'union', coderId: 'ana' };
const everything = { kindIds: null, itemIds: null, coderIds: null };

describe('a passage that the filter hides', () => {
  it.each([
    [{}, false],
    [{ kindIds: ['actor'] }, false],
    [{ kindIds: [] }, true],
    [{ kindIds: ['tracer'] }, true],
    [{ itemIds: ['party'] }, true],
    [{ coderIds: ['ben'] }, true],
    [{ kindIds: ['actor'], itemIds: ['union'], coderIds: ['ben'] }, true],
  ])('is known by %j', (patch, hidden) => {
    expect(hides({ ...everything, ...patch }, union)).toBe(hidden);
  });

  it('is shown by as much more of the filter as it takes, and no less of anything', () => {
    const ids = fc.option(fc.uniqueArray(fc.constantFrom('actor', 'tracer', 'union', 'party', 'ana', 'ben')));
    const filters = fc.record({ kindIds: ids, itemIds: ids, coderIds: ids });
    fc.assert(
      fc.property(filters, filter => {
        const wider = showToo(filter, union);
        expect(hides(wider, union)).toBe(false);
        if (!hides(filter, union)) expect(wider).toEqual(filter);
        for (const key of ['kindIds', 'itemIds', 'coderIds'] as const) {
          if (filter[key] === null) expect(wider[key]).toBeNull();
          else expect(wider[key]).toEqual(expect.arrayContaining(filter[key]));
        }
      }),
    );
  });
});
