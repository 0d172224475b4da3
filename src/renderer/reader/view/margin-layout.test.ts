import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bracket, layoutMargin } from './margin-layout.ts';

const options = { lanes: 4, tagHeight: 16 };

const brackets = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 4, max: 200 }), fc.boolean()), {
    maxLength: 40,
  })
  .map(all =>
    all.map(
      ([top, height, continues], i): Bracket => ({
        id: `b${i}`,
        top: continues ? 0 : top,
        bottom: (continues ? 0 : top) + height,
        continues,
      }),
    ),
  );

describe('layoutMargin', () => {
  it('never lets two bars of a lane or two names overlap', () => {
    fc.assert(
      fc.property(brackets, all => {
        const { bars, tags } = layoutMargin(all, options);
        for (const [i, bar] of bars.entries()) {
          for (const other of bars.slice(i + 1)) {
            if (bar.lane !== other.lane) continue;
            expect(bar.bottom <= other.top || other.bottom <= bar.top).toBe(true);
          }
        }
        for (const [i, tag] of tags.entries()) {
          const next = tags[i + 1];
          if (next !== undefined) expect(next.top - tag.top).toBeGreaterThanOrEqual(options.tagHeight);
        }
      }),
    );
  });

  it('names each passage that begins in the section exactly once', () => {
    fc.assert(
      fc.property(brackets, all => {
        const named = layoutMargin(all, options).tags.flatMap(tag => tag.ids);
        const begun = all.filter(bracket => !bracket.continues).map(bracket => bracket.id);
        expect(named.sort()).toEqual(begun.sort());
      }),
    );
  });

  it('begins each name after the bars beside it', () => {
    const { tags } = layoutMargin(
      [
        { id: 'a', top: 0, bottom: 40, continues: false },
        { id: 'b', top: 20, bottom: 40, continues: false },
        { id: 'c', top: 60, bottom: 80, continues: false },
      ],
      options,
    );
    expect(tags.map(tag => tag.indent)).toEqual([1, 2, 1]);
  });

  it('keeps the lane of a bracket that goes on', () => {
    const { bars } = layoutMargin([{ id: 'a', top: 0, bottom: 50, continues: true }], {
      ...options,
      laneOf: () => 2,
    });
    expect(bars).toEqual([{ id: 'a', lane: 2, top: 0, bottom: 50 }]);
  });

  it('moves a name down inside its passage rather than joining it to the one above', () => {
    const { tags } = layoutMargin(
      [
        { id: 'a', top: 0, bottom: 100, continues: false },
        { id: 'b', top: 4, bottom: 100, continues: false },
        { id: 'c', top: 4, bottom: 20, continues: false },
      ],
      options,
    );
    expect(tags).toEqual([
      { top: 0, ids: ['a'], indent: 3 },
      { top: 16, ids: ['b', 'c'], indent: 3 },
    ]);
  });
});
