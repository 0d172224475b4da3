/** Which ties of a large network are drawn: more lines than these cover each other, and none can be followed. */
import type { Tie } from './tie.ts';

/** Unless it takes more of them to keep together what hangs together. */
export const mostDrawn = 800;

export interface DrawnTies {
  /** In the order of the ties. */
  ties: readonly Tie[];
  /** How many are not drawn. */
  left: number;
  /** The least weight whose ties can all be drawn; null where all are, or where too many weigh the same. */
  leastWeight: number | null;
}

/**
 * First the strongest that join what no stronger one joins (Kruskal's tree): so each item keeps its strongest tie, and
 * no part falls apart. Then the strongest of all. Weights count without their signs; of ties that weigh the same,
 * those with the smaller id go first.
 */
export function chooseDrawnTies(ties: readonly Tie[]): DrawnTies {
  if (ties.length <= mostDrawn) return { ties, left: 0, leastWeight: null };
  const byWeight = groupByWeight(ties);
  const drawn = new Set<Tie>();
  const { areApart, join } = trackParts();
  for (const alike of byWeight) {
    // What is joined already before its weight comes up is not joined anew: so few are left to be sorted.
    for (const tie of alike.filter(areApart).sort(compareIds)) if (join(tie)) drawn.add(tie);
  }
  for (const alike of byWeight) {
    if (drawn.size >= mostDrawn) break;
    for (const tie of alike.sort(compareIds)) {
      if (drawn.size >= mostDrawn) break;
      drawn.add(tie);
    }
  }
  return {
    ties: ties.filter(tie => drawn.has(tie)),
    left: ties.length - drawn.size,
    leastWeight: leastWeightOf(byWeight),
  };
}

/** By weight without sign, the heaviest first. */
function groupByWeight(ties: readonly Tie[]): Tie[][] {
  const groups = new Map<number, Tie[]>();
  for (const tie of ties) {
    const weight = Math.abs(tie.weight);
    const group = groups.get(weight);
    if (group === undefined) groups.set(weight, [tie]);
    else group.push(tie);
  }
  return [...groups].sort(([one], [other]) => other - one).map(([, group]) => group);
}

/** Follows which items hang together by the ties that were joined, straight or through others. */
function trackParts(): { areApart(tie: Tie): boolean; join(tie: Tie): boolean } {
  const above = new Map<string, string>();
  const partOf = (itemId: string): string => {
    let top = itemId;
    for (let next = above.get(top); next !== undefined; next = above.get(top)) top = next;
    // Shortened, so that long ways are walked once.
    for (let at = itemId; at !== top; ) {
      const next = above.get(at) ?? top;
      above.set(at, top);
      at = next;
    }
    return top;
  };
  const areApart = ({ fromId, toId }: Tie): boolean => partOf(fromId) !== partOf(toId);
  return {
    areApart,
    join(tie) {
      if (!areApart(tie)) return false;
      above.set(partOf(tie.fromId), partOf(tie.toId));
      return true;
    },
  };
}

/** Of the lightest ties above those that do not all fit. */
function leastWeightOf(byWeight: readonly (readonly Tie[])[]): number | null {
  let count = 0;
  let least: number | null = null;
  for (const alike of byWeight) {
    count += alike.length;
    if (count > mostDrawn) break;
    least = Math.abs(alike[0]?.weight ?? 0);
  }
  return least;
}

const compareIds = (one: Tie, other: Tie): number => (one.id < other.id ? -1 : 1);
