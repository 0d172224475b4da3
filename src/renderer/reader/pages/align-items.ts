/**
 * Which piece of the kept page map each stretch of a drawn text layer shows. They are the same list as long as the
 * library that draws is the one that extracted; another version may split or order its stretches otherwise.
 */

/** A piece as the page map has it: its number in the extractor's list and its text. */
export interface KeptItem {
  item: number;
  text: string;
}

/** How far apart two lists may run before a stretch is given up. */
const WINDOW = 40;

const bare = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');

/**
 * For each of the layer's texts the index of the kept piece that it shows; null where none has its text. `kept` is
 * in any order.
 */
export function alignItems(texts: readonly string[], kept: readonly KeptItem[]): (number | null)[] {
  const byItem = kept.map((_, index) => index).sort((a, b) => itemOf(kept, a) - itemOf(kept, b));
  const direct = new Map(byItem.map(index => [itemOf(kept, index), index]));
  const isSameList = kept.every(({ item, text }) => texts[item] === text);
  if (isSameList) return texts.map((_, i) => direct.get(i) ?? null);
  let next = 0;
  return texts.map(text => {
    const wanted = bare(text);
    if (wanted === '') return null;
    for (let at = next; at < Math.min(byItem.length, next + WINDOW); at += 1) {
      const index = byItem[at];
      if (index === undefined || bare(kept[index]?.text ?? '') !== wanted) continue;
      next = at + 1;
      return index;
    }
    return null;
  });
}

const itemOf = (kept: readonly KeptItem[], index: number): number => kept[index]?.item ?? 0;

/** The offset in `to` that stands for one in `from`, where both hold the same letters but for their spaces. */
export function carryOffset(from: string, to: string, offset: number): number {
  if (from === to) return offset;
  const letters = bare(from.slice(0, offset)).length;
  let at = 0;
  while (at < to.length && bare(to.slice(0, at)).length < letters) at += 1;
  return at;
}
