/**
 * Communities by greedy modularity (Clauset, Newman and Moore): every node begins alone, and the two communities whose
 * union raises modularity most are joined until none does. Ties of equal gain are joined in the order of nodes, so
 * that the same network always falls into the same parts.
 */

export interface WeightedTie {
  one: number;
  other: number;
  /** Above 0. */
  weight: number;
}

/** For each node by number, the number of its community; communities are numbered from 0 by their first node. */
export function findCommunities(size: number, ties: readonly WeightedTie[]): number[] {
  const total = ties.reduce((sum, { weight }) => sum + weight, 0);
  const strength = Array.from({ length: size }, () => 0);
  const between = Array.from({ length: size }, () => new Map<number, number>());
  for (const { one, other, weight } of ties) {
    strength[one] = (strength[one] ?? 0) + weight;
    strength[other] = (strength[other] ?? 0) + weight;
    if (one === other) continue;
    between[one]?.set(other, (between[one]?.get(other) ?? 0) + weight);
    between[other]?.set(one, (between[other]?.get(one) ?? 0) + weight);
  }
  const community = Array.from({ length: size }, (_, node) => node);
  const members = community.map(node => [node]);
  // Below this a gain is a rounding error, and joining for it would depend on the order of additions.
  const least = 1e-12;
  for (;;) {
    let best: { one: number; other: number; gain: number } | null = null;
    for (const [one, others] of between.entries()) {
      for (const [other, weight] of others) {
        if (other <= one) continue;
        const gain = weight / total - ((strength[one] ?? 0) * (strength[other] ?? 0)) / (2 * total * total);
        const isBetter =
          best === null ||
          gain > best.gain + least ||
          (Math.abs(gain - best.gain) <= least && one === best.one && other < best.other);
        if (gain > least && isBetter) best = { one, other, gain };
      }
    }
    if (best === null) break;
    join(best.one, best.other);
  }
  return number(community);

  function join(into: number, from: number): void {
    for (const node of members[from] ?? []) {
      community[node] = into;
      members[into]?.push(node);
    }
    members[from] = [];
    strength[into] = (strength[into] ?? 0) + (strength[from] ?? 0);
    for (const [other, weight] of between[from] ?? []) {
      between[other]?.delete(from);
      if (other === into) continue;
      between[into]?.set(other, (between[into]?.get(other) ?? 0) + weight);
      between[other]?.set(into, (between[other]?.get(into) ?? 0) + weight);
    }
    between[from]?.clear();
  }
}

function number(community: readonly number[]): number[] {
  const numbers = new Map<number, number>();
  return community.map(leader => {
    const known = numbers.get(leader) ?? numbers.size;
    numbers.set(leader, known);
    return known;
  });
}
