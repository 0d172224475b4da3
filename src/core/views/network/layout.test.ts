import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepApart } from './keep-apart.ts';
import { layOutNetwork, type Place, type TiedItems } from './layout.ts';

/** Items by number, tied as the pairs say. */
const networkOf = (size: number, pairs: readonly (readonly [number, number])[]): TiedItems => ({
  nodes: Array.from({ length: size }, (_, at) => ({ item: { id: `n${at}` } })),
  ties: pairs.map(([one, other], at) => ({
    id: `t${at}`,
    sort: 'link',
    fromId: `n${one}`,
    toId: `n${other}`,
    weight: 1,
  })),
});

const box = { x: 10, y: 20, width: 900, height: 600 };
const room = { box, radiusOf: () => 8 };
const distance = (one: Place | undefined, other: Place | undefined): number =>
  one === undefined || other === undefined ? Number.NaN : Math.hypot(one.x - other.x, one.y - other.y);

const networks = fc
  .integer({ min: 1, max: 25 })
  .chain(size =>
    fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 40 }).map(pairs => ({ size, pairs })),
  );

/** Three rings of eight, each tied to the next by one tie. */
const rings = Array.from({ length: 3 }, (_, ring) => [
  ...Array.from({ length: 8 }, (__, at): [number, number] => [ring * 8 + at, ring * 8 + ((at + 1) % 8)]),
  ...Array.from({ length: 4 }, (__, at): [number, number] => [ring * 8 + at, ring * 8 + at + 4]),
  ...(ring === 0 ? [] : [[ring * 8 - 8, ring * 8] as [number, number]]),
]).flat();

describe('a network laid out', () => {
  it('has a place for every node within its box, apart from all others', () => {
    fc.assert(
      fc.property(networks, ({ size, pairs }) => {
        const places = [...layOutNetwork(networkOf(size, pairs), room).values()];
        expect(places).toHaveLength(size);
        for (const [at, place] of places.entries()) {
          expect(place.x).toBeGreaterThanOrEqual(box.x);
          expect(place.x).toBeLessThanOrEqual(box.x + box.width);
          expect(place.y).toBeGreaterThanOrEqual(box.y);
          expect(place.y).toBeLessThanOrEqual(box.y + box.height);
          for (const other of places.slice(at + 1)) expect(distance(place, other)).toBeGreaterThan(16);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('has what is tied nearer than what is not', () => {
    const places = layOutNetwork(networkOf(24, rings), room);
    const between = (pairs: readonly (readonly [number, number])[]): number =>
      pairs.reduce((sum, [one, other]) => sum + distance(places.get(`n${one}`), places.get(`n${other}`)), 0) /
      pairs.length;
    const all = Array.from({ length: 24 }, (_, one) =>
      Array.from({ length: one }, (__, other): [number, number] => [one, other]),
    ).flat();
    expect(between(rings)).toBeLessThan(0.6 * between(all));
  });

  it('moves little when one tie is added', () => {
    const before = layOutNetwork(networkOf(24, rings), room);
    const after = layOutNetwork(networkOf(24, [...rings, [9, 12]]), room);
    const moved = Array.from(before, ([id, place]) => distance(place, after.get(id))).sort(
      (one, other) => one - other,
    );
    expect(moved[12]).toBeLessThan(0.1 * box.width);
  });

  it('gives components places beside each other', () => {
    const places = layOutNetwork(
      networkOf(6, [
        [0, 1],
        [1, 2],
        [3, 4],
        [4, 5],
      ]),
      room,
    );
    const rangeOf = (ids: readonly number[]) => ids.map(at => places.get(`n${at}`)?.x ?? Number.NaN);
    expect(Math.max(...rangeOf([0, 1, 2]))).toBeLessThan(Math.min(...rangeOf([3, 4, 5])));
  });
});

describe('discs kept apart', () => {
  it('stay where they are when they are far enough from each other', () => {
    const discs = [
      { x: 50, y: 50, radius: 5 },
      { x: 100, y: 50, radius: 5 },
    ];
    expect(keepApart(discs, box, 10)).toEqual([
      { x: 50, y: 50 },
      { x: 100, y: 50 },
    ]);
  });

  it('part also when they lie on one spot', () => {
    const discs = Array.from({ length: 12 }, () => ({ x: 300, y: 300, radius: 6 }));
    const places = keepApart(discs, box, 4);
    for (const [at, one] of places.entries())
      for (const other of places.slice(at + 1)) expect(distance(one, other)).toBeGreaterThanOrEqual(15.9);
  });
});
