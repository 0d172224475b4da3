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
  const sorted = [...ties].sort(compareTies);
  const drawn = new Set(sorted.filter(joinParts()));
  for (const tie of sorted) {
    if (drawn.size >= mostDrawn) break;
    drawn.add(tie);
  }
  return {
    ties: ties.filter(tie => drawn.has(tie)),
    left: ties.length - drawn.size,
    leastWeight: leastWeightOf(sorted),
  };
}

/** Tells of tie after tie whether it joins two items that no tie before it did, straight or through others. */
function joinParts(): (tie: Tie) => boolean {
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
  return ({ fromId, toId }) => {
    const [one, other] = [partOf(fromId), partOf(toId)];
    if (one === other) return false;
    above.set(one, other);
    return true;
  };
}

/** Of the lightest tie above the heaviest that does not fit. */
function leastWeightOf(sorted: readonly Tie[]): number | null {
  const tooMany = weightOf(sorted[mostDrawn]);
  const least = sorted.slice(0, mostDrawn).findLast(tie => weightOf(tie) > tooMany);
  return least === undefined ? null : weightOf(least);
}

const weightOf = (tie: Tie | undefined): number => Math.abs(tie?.weight ?? 0);

const compareTies = (one: Tie, other: Tie): number =>
  weightOf(other) - weightOf(one) || (one.id < other.id ? -1 : 1);
