import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { betweenness, findCommunities, type WeightedTie } from './measures.ts';

const graphs = fc.integer({ min: 1, max: 7 }).chain(size =>
  fc
    .uniqueArray(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), {
      selector: pair => [...pair].sort().join(),
    })
    .map(pairs => ({ size, pairs: pairs.filter(([one, other]) => one !== other) })),
);

const neighboursOf = (size: number, pairs: readonly (readonly [number, number])[]) =>
  Array.from({ length: size }, (_, node) =>
    pairs.flatMap(([one, other]) => (one === node ? [other] : other === node ? [one] : [])),
  );

/** All shortest paths between two nodes, found by walking every path. */
function shortestPaths(neighbours: readonly number[][], from: number, to: number): number[][] {
  let paths = [[from]];
  for (let length = 0; length < neighbours.length; length += 1) {
    const arrived = paths.filter(path => path.at(-1) === to);
    if (arrived.length > 0) return arrived;
    paths = paths.flatMap(path =>
      (neighbours[path.at(-1) ?? 0] ?? []).filter(next => !path.includes(next)).map(next => [...path, next]),
    );
  }
  return [];
}

describe('betweenness', () => {
  it('agrees with listing every shortest path', () => {
    fc.assert(
      fc.property(graphs, ({ size, pairs }) => {
        const neighbours = neighboursOf(size, pairs);
        const expected = Array.from({ length: size }, () => 0);
        for (let from = 0; from < size; from += 1) {
          for (let to = from + 1; to < size; to += 1) {
            const paths = shortestPaths(neighbours, from, to);
            for (const path of paths) {
              for (const node of path.slice(1, -1)) expected[node] = (expected[node] ?? 0) + 1 / paths.length;
            }
          }
        }
        const found = betweenness(neighbours);
        expect(found).toHaveLength(size);
        for (const [node, score] of found.entries()) expect(score).toBeCloseTo(expected[node] ?? 0, 9);
      }),
    );
  });

  it('is highest in the middle of a star', () => {
    expect(betweenness([[1, 2, 3], [0], [0], [0]])).toEqual([3, 0, 0, 0]);
  });
});

const modularity = (ties: readonly WeightedTie[], community: readonly number[]): number => {
  const total = ties.reduce((sum, { weight }) => sum + weight, 0);
  const inside = ties.filter(({ one, other }) => community[one] === community[other]);
  const strengths = new Map<number, number>();
  for (const { one, other, weight } of ties) {
    for (const node of [one, other]) {
      const group = community[node] ?? -1;
      strengths.set(group, (strengths.get(group) ?? 0) + weight);
    }
  }
  const expected = [...strengths.values()].reduce((sum, strength) => sum + (strength / (2 * total)) ** 2, 0);
  return inside.reduce((sum, { weight }) => sum + weight, 0) / total - expected;
};

describe('communities', () => {
  it('are the two halves of a network that hangs together by one tie', () => {
    const triangle = (at: number) => [
      { one: at, other: at + 1, weight: 1 },
      { one: at + 1, other: at + 2, weight: 1 },
      { one: at, other: at + 2, weight: 1 },
    ];
    const ties = [...triangle(0), ...triangle(3), { one: 2, other: 3, weight: 1 }];
    expect(findCommunities(6, ties)).toEqual([0, 0, 0, 1, 1, 1]);
  });

  it('leave nodes without ties alone', () => {
    expect(findCommunities(3, [])).toEqual([0, 1, 2]);
    expect(findCommunities(3, [{ one: 0, other: 2, weight: 2 }])).toEqual([0, 1, 0]);
  });

  it('cannot be made better by joining two of them, and never join what no tie joins', () => {
    fc.assert(
      fc.property(graphs, fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 49 }), (graph, weights) => {
        const ties = graph.pairs.map(([one, other], at) => ({ one, other, weight: weights[at] ?? 1 }));
        const community = findCommunities(graph.size, ties);
        expect(community).toHaveLength(graph.size);
        if (ties.length === 0) return;
        const best = modularity(ties, community);
        expect(best).toBeGreaterThanOrEqual(
          modularity(
            ties,
            Array.from(community, (_, node) => node),
          ) - 1e-9,
        );
        const groups = [...new Set(community)];
        for (const one of groups) {
          for (const other of groups.filter(group => group > one)) {
            const joined = community.map(group => (group === other ? one : group));
            expect(modularity(ties, joined)).toBeLessThanOrEqual(best + 1e-9);
          }
          const members = community.flatMap((group, node) => (group === one ? [node] : []));
          const reached = new Set(members.slice(0, 1));
          for (const node of reached) {
            for (const next of neighboursOf(graph.size, graph.pairs)[node] ?? []) {
              if (community[next] === one) reached.add(next);
            }
          }
          expect(reached.size).toBe(members.length);
        }
      }),
    );
  });
});
