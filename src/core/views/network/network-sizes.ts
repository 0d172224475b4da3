/** How large nodes and how wide lines are drawn: areas grow with degrees, widths with weights. */
import type { Network } from './network.ts';

interface Sizes {
  /** Pixels. */
  of(value: number): number;
  /** Least and greatest value that there is. */
  range: readonly [number, number];
}
/** Radius by degree. */
export type NodeSizes = Sizes;
/** Width by weight, whatever its sign. */
export type TieWidths = Sizes;

const rangeOf = (values: readonly number[]): [number, number] =>
  values.reduce<[number, number]>(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [values[0] ?? 0, values[0] ?? 0],
  );

/** Many nodes are drawn smaller. */
export function nodeSizes({ nodes }: Network): NodeSizes {
  const range = rangeOf(nodes.map(({ degree }) => degree));
  const [small, large] = nodes.length > 80 ? [3, 10] : [5, 14];
  const most = Math.max(1, range[1]);
  return {
    of: degree => Math.max(small, large * Math.sqrt(degree / most)),
    range,
  };
}

/** More than these cover each other, and are drawn lighter. */
export const manyTies = 150;

/** In proportion to weights, from the least that is not nothing; many ties are drawn thinner. */
export function tieWidths({ ties }: Pick<Network, 'ties'>): TieWidths {
  const weights = ties.map(({ weight }) => Math.abs(weight));
  const [least, most] = rangeOf(weights.filter(weight => weight > 0));
  const [thin, wide] = ties.length > manyTies ? [0.6, 3] : [1.5, 6.5];
  const each = least === 0 ? 0 : Math.min(thin / least, wide / most);
  return { of: weight => Math.max(0.65 * thin, each * Math.abs(weight)), range: rangeOf(weights) };
}
