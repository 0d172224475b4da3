/** What a network says in words: its title, its description, the names of its nodes and ties. */
import { counted } from '../../text/counted.ts';
import type { DrawnTies } from './drawn-ties.ts';
import type { Network } from './network.ts';
import type { NetworkNode } from './network-nodes.ts';
import type { Tie, TieSort } from './tie.ts';

export const sortNames: Record<TieSort, string> = {
  link: 'links',
  'veto-point': 'shared veto points',
  congruence: 'congruence of positions',
  conflict: 'conflict of positions',
  subtract: 'congruence less conflict',
  'co-mention': 'co-mention',
};

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

export const networkTitle = ({ sorts, period }: Network): string =>
  `Network by ${listed(sorts.map(sort => sortNames[sort]))}${period === null ? '' : `, ${period}`}`;

/** Names of what no tie joins; the first of many. */
export function untiedWords({ untied }: Network): string[] {
  if (untied.length === 0) return [];
  const named = untied.slice(0, 12);
  const rest = untied.length - named.length;
  const names = rest === 0 ? listed(named) : `${named.join(', ')} and ${rest} more`;
  return [`Without such a tie, and so not drawn: ${names}.`];
}

/** How many ties stand in the table alone, and how all that are asked for can be drawn. */
export function undrawnWords({ ties, left, leastWeight }: DrawnTies): string[] {
  if (left === 0) return [];
  const all =
    leastWeight === null
      ? 'Too many weigh the same to be told apart by weight: a period, a stage or fewer kinds leave fewer.'
      : `With a least weight of ${writeLeast(leastWeight)}, all that are left are drawn.`;
  return [
    `The strongest ties are drawn, ${ties.length} of ${ties.length + left}; ${left} more stand in the table. ${all}`,
  ];
}

/** Rounded up to what can be typed, so that no lighter tie comes with it. */
const writeLeast = (weight: number): string => String(Math.ceil(weight * 1000 - 1e-6) / 1000);

export function networkDescription(network: Network, drawn: DrawnTies): string {
  const { nodes, ties } = network;
  if (ties.length === 0) return ['No two items are tied in this way.', ...untiedWords(network)].join(' ');
  const unsupported = ties.filter(isUnsupported).length;
  const ended = ties.filter(tie => tie.ended).length;
  return [
    `${counted(nodes.length, 'item', 'items')} joined by ${counted(ties.length, 'tie', 'ties')}.`,
    'Items are larger the more neighbours they have, lines wider the more they weigh; near is what ties bring together.',
    ...undrawnWords(drawn),
    ...(ended === 0 ? [] : [`${counted(ended, 'tie', 'ties')} ended.`]),
    ...(unsupported === 0 ? [] : [`${counted(unsupported, 'tie rests', 'ties rest')} on no passage.`]),
    ...untiedWords(network),
  ].join(' ');
}

/**
 * As its row in the table does, a property of an item, such as the players of a veto point, needs no passage. Mentions
 * are passages: theirs are not even listed for it, of tens of thousands of ties.
 */
export const isUnsupported = (tie: Tie): boolean =>
  tie.sort !== 'veto-point' && tie.sort !== 'co-mention' && tie.passages.length === 0;

export const weightText = ({ weight }: Pick<Tie, 'weight'>): string =>
  (Number.isInteger(weight) ? String(weight) : weight.toFixed(3)).replace('-', '−');

/** `SNTSS reports to Labour Congress (vertical)`. */
export const tieName = (
  { fromId, toId, label, orientation }: Tie,
  labelOf: (itemId: string) => string,
): string => `${labelOf(fromId)} ${label} ${labelOf(toId)}${orientation === null ? '' : ` (${orientation})`}`;

/** `SNTSS reports to Labour Congress (vertical): 1 link “reports to”, 1988/1994, ended; weight 1; 2 passages`. */
export function tieLabel(tie: Tie, labelOf: (itemId: string) => string): string {
  const { explanation, passages, lost } = tie;
  return [
    `${tieName(tie, labelOf)}: ${explanation}`,
    `weight ${weightText(tie)}`,
    counted(passages.length, 'passage', 'passages'),
    ...(lost.length === 0 ? [] : [`${counted(lost.length, 'passage', 'passages')} removed`]),
    ...(isUnsupported(tie) ? ['unsupported'] : []),
  ].join('; ');
}

/** `SNTSS, Union: 4 neighbours, strength 6, betweenness 2.5, community 1; 7 passages`. */
export function nodeLabel(node: NetworkNode, passages: number): string {
  const { item, kindLabel, typeLabel, degree, strength, betweenness, community } = node;
  const measures = [
    counted(degree, 'neighbour', 'neighbours'),
    `strength ${weightText({ weight: strength })}`,
    `betweenness ${weightText({ weight: betweenness })}`,
    `community ${community + 1}`,
  ];
  return `${item.label}, ${typeLabel ?? kindLabel}: ${measures.join(', ')}; ${counted(passages, 'passage', 'passages')}`;
}

/** What is written beside a line, where there is room: the link's type and when it held. */
export const tieCaption = ({ label, periods }: Tie): string => [label, ...periods].join(', ');
