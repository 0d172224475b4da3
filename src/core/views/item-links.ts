/** Links between items that pass a filter, with what they rest on. */
import type { LinkType } from '../model/codebook.ts';
import type { Item } from '../model/item.ts';
import type { Link } from '../model/link.ts';
import type { StudyReader } from '../store/study-reader.ts';
import { type Evidence, findEvidence } from './evidence.ts';
import { judgePeriod, type PeriodFilter, readPeriod } from './periods.ts';

export interface ItemLink extends Evidence {
  link: Link;
  type: LinkType;
  from: Item;
  to: Item;
}

/** In the order they were made. `undated` is told how many state no period and were left out for it. */
export function findLinks(
  study: StudyReader,
  filter: PeriodFilter,
  isWanted: (type: LinkType) => boolean,
  undated: (count: number) => void,
): ItemLink[] {
  const found: ItemLink[] = [];
  let without = 0;
  for (const link of study.all('link')) {
    const type = study.live('linkType', link.linkTypeId);
    const from = study.live('item', link.fromId);
    const to = study.live('item', link.toId);
    if (type === undefined || from === undefined || to === undefined || !isWanted(type)) continue;
    const verdict = judgePeriod(filter, link.period);
    if (verdict === 'undated') without += 1;
    if (verdict === 'in') found.push({ link, type, from, to, ...findEvidence(study, link.evidence) });
  }
  undated(without);
  return found;
}

/** The note on links that `findLinks` left out. */
export const undatedLinksNote = (count: number): string[] =>
  count === 0
    ? []
    : [
        count === 1
          ? '1 link states no period and is left out of the period asked for.'
          : `${count} links state no period and are left out of the period asked for.`,
      ];

/**
 * Whether the period of a link says that it was over at some time: an interval with an end, such as 1988/1994. A mere
 * date says when the link is known to hold, not that it ceased.
 */
export const hasEnded = (text: string | null): boolean => {
  const period = readPeriod(text);
  if (period === null) return false;
  return period.text.includes('/') && Number.isFinite(period.to);
};
