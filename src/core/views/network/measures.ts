/**
 * Measures of a network whose nodes are known by number: betweenness as Brandes counts it (2001), communities as Blondel
 * and others find them (2008, “Louvain”), by graphology's package. Both give the same for the same network: nodes are
 * walked through in their order, never at random.
 */
import Graph from 'graphology';
import louvain from 'graphology-communities-louvain';
import { PairNumbers } from '../pair-numbers.ts';
import { Recent } from '../recent.ts';

export interface WeightedTie {
  one: number;
  other: number;
  /** Above 0. */
  weight: number;
}

/**
 * For each node, over all pairs of other nodes, the share of their shortest paths that lead through it. Ties count
 * alike whatever their weight, and both ways; each pair counts once. `neighbours` lists, for each node by number, the
 * numbers of its neighbours, each once.
 */
export function betweenness(neighbours: readonly (readonly number[])[]): readonly number[] {
  const parts = neighbours.flatMap(others => [others.length, ...others]);
  return kept.of(parts, () => countBetweenness(neighbours));
}

/** Which are neighbours changes far less often than what they weigh. */
const kept = new Recent<readonly number[]>(4);

function countBetweenness(neighbours: readonly (readonly number[])[]): number[] {
  const size = neighbours.length;
  const { starts, others } = flatten(neighbours);
  const scores = new Float64Array(size);
  const distance = new Int32Array(size);
  /** Shortest paths from the start, and what they hand on. */
  const paths = new Float64Array(size);
  const handed = new Float64Array(size);
  /** Nodes by their distance from the start. */
  const reached = new Int32Array(size);
  for (let start = 0; start < size; start += 1) {
    distance.fill(-1);
    paths.fill(0);
    handed.fill(0);
    distance[start] = 0;
    paths[start] = 1;
    reached[0] = start;
    let count = 1;
    for (let at = 0; at < count; at += 1) {
      const one = reached[at] ?? 0;
      const next = (distance[one] ?? 0) + 1;
      // Nothing lies behind the farthest once all are reached. Where most are neighbours that is nearly everything.
      if (count === size && next > (distance[reached[size - 1] ?? 0] ?? 0)) break;
      const end = starts[one + 1] ?? 0;
      for (let place = starts[one] ?? 0; place < end; place += 1) {
        const other = others[place] ?? 0;
        if (distance[other] === -1) {
          distance[other] = next;
          reached[count] = other;
          count += 1;
        }
        if (distance[other] === next) paths[other] = (paths[other] ?? 0) + (paths[one] ?? 0);
      }
    }
    for (let at = count - 1; at > 0; at -= 1) {
      const one = reached[at] ?? 0;
      const before = (distance[one] ?? 0) - 1;
      // Each pair is met from both of its ends.
      scores[one] = (scores[one] ?? 0) + (handed[one] ?? 0) / 2;
      // Only the start itself lies before its neighbours, and it stands between nobody and itself.
      if (before === 0) continue;
      const share = (1 + (handed[one] ?? 0)) / (paths[one] ?? 1);
      const end = starts[one + 1] ?? 0;
      for (let place = starts[one] ?? 0; place < end; place += 1) {
        const other = others[place] ?? 0;
        if (distance[other] === before) handed[other] = (handed[other] ?? 0) + (paths[other] ?? 0) * share;
      }
    }
  }
  return Array.from(scores);
}

/** All lists in one; that of each node begins where `starts` says, and ends where the next one begins. */
function flatten(lists: readonly (readonly number[])[]): { starts: Int32Array; others: Int32Array } {
  const starts = new Int32Array(lists.length + 1);
  for (let at = 0; at < lists.length; at += 1) starts[at + 1] = (starts[at] ?? 0) + (lists[at]?.length ?? 0);
  const others = new Int32Array(starts[lists.length] ?? 0);
  for (let at = 0; at < lists.length; at += 1) others.set(lists[at] ?? [], starts[at] ?? 0);
  return { starts, others };
}

/**
 * For each node by number, the number of its community, by greedy modularity. Communities are numbered from 0 by
 * their first node. A tie of a node to itself does not count.
 */
export function findCommunities(size: number, ties: readonly WeightedTie[]): readonly number[] {
  const parts = [size];
  for (const { one, other, weight } of ties) parts.push(one, other, weight);
  return keptCommunities.of(parts, () => joinCommunities(size, ties));
}

const keptCommunities = new Recent<readonly number[]>(4);

function joinCommunities(size: number, ties: readonly WeightedTie[]): number[] {
  const pairs = new PairNumbers();
  const weights: number[] = [];
  for (const { one, other, weight } of ties) {
    if (one === other) continue;
    const pair = pairs.of(one, other);
    weights[pair] = (weights[pair] ?? 0) + weight;
  }
  const graph = graphOf(size);
  for (const [pair, weight] of weights.entries())
    graph.addUndirectedEdge(pairs.smallerOf(pair), pairs.largerOf(pair), { weight });
  const found = louvain(graph, { getEdgeWeight: 'weight', randomWalk: false });
  const numbers = new Map<number, number>();
  return Array.from({ length: size }, (_, node) => {
    const community = found[node] ?? -1;
    const known = numbers.get(community) ?? numbers.size;
    numbers.set(community, known);
    return known;
  });
}

interface EdgeWeight {
  weight: number;
}

function graphOf(size: number): Graph<Record<string, never>, EdgeWeight> {
  const graph = new Graph<Record<string, never>, EdgeWeight>({ type: 'undirected' });
  for (let node = 0; node < size; node += 1) graph.addNode(node);
  return graph;
}
