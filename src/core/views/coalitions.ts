/** Groups of items that links join, directly or through each other. */
import type { Item } from '../model/item.ts';
import type { ItemLink } from './item-links.ts';

export interface Coalition {
  /** The id of its first member. */
  id: string;
  /** At least two, in the order given. */
  members: readonly Item[];
  links: readonly ItemLink[];
}

/** Only links between the items given count. */
export function findCoalitions(items: readonly Item[], links: readonly ItemLink[]): Coalition[] {
  const inside = new Set<string>(items.map(({ id }) => id));
  const joining = links.filter(({ from, to }) => inside.has(from.id) && inside.has(to.id));
  const leaderOf = new Map<string, string>();
  const find = (id: string): string => {
    let at = id;
    for (let next = leaderOf.get(at); next !== undefined; next = leaderOf.get(at)) at = next;
    return at;
  };
  for (const { from, to } of joining) {
    const [one, other] = [find(from.id), find(to.id)];
    if (one !== other) leaderOf.set(one, other);
  }
  const groups = new Map<string, { members: Item[]; links: ItemLink[] }>();
  for (const item of items) {
    const leader = find(item.id);
    const group = groups.get(leader);
    if (group === undefined) groups.set(leader, { members: [item], links: [] });
    else group.members.push(item);
  }
  for (const link of joining) groups.get(find(link.from.id))?.links.push(link);
  return [...groups.values()].flatMap(({ members, links: inGroup }) =>
    members.length < 2 ? [] : [{ id: members[0]?.id ?? '', members, links: inGroup }],
  );
}
