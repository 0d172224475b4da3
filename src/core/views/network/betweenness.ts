/**
 * Betweenness by Brandes' algorithm: for each node, over all pairs of other nodes, the share of their shortest paths
 * that lead through it. Ties count alike whatever their weight, and both ways; each pair counts once.
 */

/** `neighbours` lists, for each node by number, the numbers of its neighbours, without repeats. */
export function betweenness(neighbours: readonly (readonly number[])[]): number[] {
  const size = neighbours.length;
  const scores = new Float64Array(size);
  for (let source = 0; source < size; source += 1) {
    const paths = new Float64Array(size);
    const distance = new Int32Array(size).fill(-1);
    const before: number[][] = Array.from({ length: size }, () => []);
    const order: number[] = [source];
    paths[source] = 1;
    distance[source] = 0;
    for (let at = 0; at < order.length; at += 1) {
      const node = order[at] ?? 0;
      for (const next of neighbours[node] ?? []) {
        if (distance[next] === -1) {
          distance[next] = (distance[node] ?? 0) + 1;
          order.push(next);
        }
        if (distance[next] === (distance[node] ?? 0) + 1) {
          paths[next] = (paths[next] ?? 0) + (paths[node] ?? 0);
          before[next]?.push(node);
        }
      }
    }
    const dependency = new Float64Array(size);
    for (const node of order.toReversed()) {
      for (const previous of before[node] ?? []) {
        const share = (paths[previous] ?? 0) / (paths[node] ?? 1);
        dependency[previous] = (dependency[previous] ?? 0) + share * (1 + (dependency[node] ?? 0));
      }
      if (node !== source) scores[node] = (scores[node] ?? 0) + (dependency[node] ?? 0);
    }
  }
  return Array.from(scores, score => score / 2);
}
