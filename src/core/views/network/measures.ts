/**
 * Measures of a network whose nodes are known by number, by graphology's packages: betweenness as Brandes counts it
 * (2001), communities as Blondel and others find them (2008, “Louvain”). Both give the same for the same network:
 * nodes are walked through in their order, never at random.
 */
import Graph from 'graphology';
import louvain from 'graphology-communities-louvain';
import betweennessCentrality from 'graphology-metrics/centrality/betweenness.js';

export interface WeightedTie {
  one: number;
  other: number;
  /** Above 0. */
  weight: number;
}

/**
 * For each node, over all pairs of other nodes, the share of their shortest paths that lead through it. Ties count
 * alike whatever their weight, and both ways; each pair counts once. `neighbours` lists, for each node by number, the
 * numbers of its neighbours.
 */
export function betweenness(neighbours: readonly (readonly number[])[]): number[] {
  // The library refuses a graph without nodes.
  if (neighbours.length === 0) return [];
  const graph = graphOf(neighbours.length);
  for (const [one, others] of neighbours.entries())
    for (const other of others) if (other !== one) graph.mergeEdge(one, other);
  const scores = betweennessCentrality(graph, { getEdgeWeight: null, normalized: false });
  return neighbours.map((_, node) => scores[node] ?? 0);
}

/**
 * For each node by number, the number of its community, by greedy modularity. Communities are numbered from 0 by
 * their first node. A tie of a node to itself does not count.
 */
export function findCommunities(size: number, ties: readonly WeightedTie[]): number[] {
  const graph = graphOf(size);
  for (const { one, other, weight } of ties) {
    if (one === other) continue;
    graph.updateEdge(one, other, ({ weight: before = 0 }) => ({ weight: before + weight }));
  }
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
  weight?: number;
}

function graphOf(size: number): Graph<Record<string, never>, EdgeWeight> {
  const graph = new Graph<Record<string, never>, EdgeWeight>({ type: 'undirected' });
  for (let node = 0; node < size; node += 1) graph.addNode(node);
  return graph;
}
