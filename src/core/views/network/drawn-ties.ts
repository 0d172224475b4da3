/** Which ties of a large network are drawn: more lines than these cover each other, and none can be followed. */
import type { NetworkNode } from './network-nodes.ts';
import type { Tie } from './tie.ts';

/** Unless there are more items: each keeps the tie that weighs most of its own. */
export const mostDrawn = 800;

export interface DrawnTies {
  /** In the order of the ties. */
  ties: readonly Tie[];
  /** How many are not drawn. */
  left: number;
  /** The least weight whose ties can all be drawn; null where all are, or where too many weigh the same. */
  leastWeight: number | null;
}

/** Weights count without their signs; of ties that weigh the same, those with the smaller id go first. */
export function chooseDrawnTies(nodes: readonly NetworkNode[], ties: readonly Tie[]): DrawnTies {
  if (ties.length <= mostDrawn) return { ties, left: 0, leastWeight: null };
  const sorted = [...ties].sort(compareTies);
  const joined = new Set<string>();
  const drawn = new Set<Tie>();
  for (const tie of sorted) {
    if (joined.size === nodes.length) break;
    if (joined.has(tie.fromId) && joined.has(tie.toId)) continue;
    joined.add(tie.fromId).add(tie.toId);
    drawn.add(tie);
  }
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

/** Of the lightest tie above the heaviest that does not fit. */
function leastWeightOf(sorted: readonly Tie[]): number | null {
  const tooMany = weightOf(sorted[mostDrawn]);
  const least = sorted.slice(0, mostDrawn).findLast(tie => weightOf(tie) > tooMany);
  return least === undefined ? null : weightOf(least);
}

const weightOf = (tie: Tie | undefined): number => Math.abs(tie?.weight ?? 0);

const compareTies = (one: Tie, other: Tie): number =>
  weightOf(other) - weightOf(one) || (one.id < other.id ? -1 : 1);
