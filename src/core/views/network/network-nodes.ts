/** The items that ties join, with their measures and what they are told apart by. */
import { describeValue } from '../../describe-value.ts';
import type { Item } from '../../model/item.ts';
import type { StudyReader } from '../../store/study-reader.ts';
import { compareItems } from '../item-order.ts';
import { PairNumbers } from '../pair-numbers.ts';
import { type Roles, vocabularyOf } from '../roles.ts';
import { betweenness, findCommunities } from './measures.ts';
import type { Tie } from './tie.ts';

export interface NetworkNode {
  item: Item;
  kindLabel: string;
  /** Of actors, in words; null where nobody has stated it, and for other kinds. */
  typeLabel: string | null;
  /** Sorts groups as the codebook sorts its kinds or the types of actors. */
  groupOrder: number;
  /** Number of neighbours. */
  degree: number;
  /** Sum of the weights of its ties, without their signs. */
  strength: number;
  betweenness: number;
  /** From 0, numbered by the first node in each. */
  community: number;
}

export function measureNodes(
  study: StudyReader,
  ties: readonly Tie[],
  roles: Roles,
): { nodes: NetworkNode[]; groupedBy: 'kind' | 'type' } {
  const ids = new Set<string>();
  for (const { fromId, toId } of ties) ids.add(fromId).add(toId);
  const items = [...ids].flatMap(id => study.live('item', id) ?? []).sort(compareItems);
  const at = new Map<string, number>(items.map(({ id }, place) => [id, place]));
  const neighbours: number[][] = items.map(() => []);
  const pairs = new PairNumbers();
  const strength = items.map(() => 0);
  const pulls = [];
  for (const { fromId, toId, weight, sort } of ties) {
    const [one, other] = [at.get(fromId), at.get(toId)];
    if (one === undefined || other === undefined || one === other) continue;
    const known = pairs.size;
    if (pairs.of(one, other) === known) {
      neighbours[one]?.push(other);
      neighbours[other]?.push(one);
    }
    strength[one] = (strength[one] ?? 0) + Math.abs(weight);
    strength[other] = (strength[other] ?? 0) + Math.abs(weight);
    if (weight > 0 && sort !== 'conflict') pulls.push({ one, other, weight });
  }
  const between = betweenness(neighbours);
  const communities = findCommunities(items.length, pulls);
  const kinds = new Set<string>(items.map(({ kindId }) => kindId));
  const groupedBy =
    roles.actorType !== null && kinds.size === 1 && kinds.has(roles.actorKind?.id ?? '') ? 'type' : 'kind';
  const nodes = items.map((item, place) => {
    const kind = study.get('kind', item.kindId);
    const type = typeOf(study, item, roles);
    return {
      item,
      kindLabel: kind?.label ?? item.kindId,
      typeLabel: type?.label ?? null,
      groupOrder: groupedBy === 'kind' ? (kind?.order ?? 0) : (type?.order ?? Number.MAX_SAFE_INTEGER),
      degree: neighbours[place]?.length ?? 0,
      strength: strength[place] ?? 0,
      betweenness: between[place] ?? 0,
      community: communities[place] ?? 0,
    };
  });
  return { nodes, groupedBy };
}

/**
 * Names of the items without a tie, of the kinds asked for, else of those that are shown, else of the actors. What has
 * no tie is not drawn, and would be overlooked.
 */
export function findUntied(
  study: StudyReader,
  nodes: readonly NetworkNode[],
  { kinds }: { kinds?: readonly string[] | undefined },
  { actorKind }: Roles,
): string[] {
  const shown = new Set<string>(nodes.map(({ item }) => item.kindId));
  const wanted = new Set<string>(
    kinds ?? (shown.size > 0 ? shown : actorKind === null ? [] : [actorKind.id]),
  );
  const tied = new Set<string>(nodes.map(({ item }) => item.id));
  return [...study.all('item')]
    .filter(({ id, kindId }) => wanted.has(kindId) && !tied.has(id))
    .sort(compareItems)
    .map(({ label }) => label);
}

function typeOf(
  study: StudyReader,
  item: Item,
  { actorKind, actorType }: Roles,
): { label: string; order: number } | null {
  const value = actorType === null ? undefined : item.values[actorType.id];
  if (actorType === null || item.kindId !== actorKind?.id || value === undefined) return null;
  const options = vocabularyOf(study, actorType)?.options ?? [];
  const order = options.findIndex(({ id }) => id === value);
  return {
    label: describeValue(study, actorType.value, value),
    order: order === -1 ? options.length : order,
  };
}
