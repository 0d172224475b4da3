/** Sorts very many things that go by numbers, without comparing any two of them. */

const digit = 1 << 16;

/**
 * The order with its members sorted by their keys (whole numbers from 0 to 2³² − 1); those with the same key stay as they are.
 * To sort by several keys, sort by the least telling first.
 */
export function sortByNumbers(order: Uint32Array, keys: Uint32Array): Uint32Array {
  let most = 0;
  for (let at = 0; at < order.length; at += 1) {
    const key = keys[order[at] ?? 0] ?? 0;
    if (key > most) most = key;
  }
  let sorted = order;
  for (let shift = 0; shift === 0 || most >= digit ** (shift / 16); shift += 16)
    sorted = sortByDigit(sorted, keys, shift, Math.min(digit, most + 1));
  return sorted;
}

function sortByDigit(order: Uint32Array, keys: Uint32Array, shift: number, digits: number): Uint32Array {
  const next = new Uint32Array(digits + 1);
  for (let at = 0; at < order.length; at += 1) {
    const place = (((keys[order[at] ?? 0] ?? 0) >>> shift) & (digit - 1)) + 1;
    next[place] = (next[place] ?? 0) + 1;
  }
  for (let place = 1; place <= digits; place += 1) next[place] = (next[place] ?? 0) + (next[place - 1] ?? 0);
  const sorted = new Uint32Array(order.length);
  for (let at = 0; at < order.length; at += 1) {
    const member = order[at] ?? 0;
    const place = ((keys[member] ?? 0) >>> shift) & (digit - 1);
    const free = next[place] ?? 0;
    sorted[free] = member;
    next[place] = free + 1;
  }
  return sorted;
}

/** Sorted by the last of the keys, then by the one before it, and so on; keys as above. */
export function sortByKeys<T>(list: readonly T[], keysOf: readonly ((member: T) => number)[]): T[] {
  let order = numbersTo(list.length);
  for (const keyOf of keysOf) {
    const keys = new Uint32Array(list.length);
    let at = 0;
    for (const member of list) {
      keys[at] = keyOf(member);
      at += 1;
    }
    order = sortByNumbers(order, keys);
  }
  const sorted: T[] = [];
  for (let at = 0; at < order.length; at += 1) {
    const member = list[order[at] ?? 0];
    if (member !== undefined) sorted.push(member);
  }
  return sorted;
}

/** 0, 1, 2 and so on. */
export function numbersTo(count: number): Uint32Array {
  const numbers = new Uint32Array(count);
  for (let at = 0; at < count; at += 1) numbers[at] = at;
  return numbers;
}
