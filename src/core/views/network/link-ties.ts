/** Ties that somebody stated as links. Links of one type between the same two items are one tie, counted. */
import { comparePeriods } from '../../model/period.ts';
import type { StudyReader } from '../../store/study-reader.ts';
import { unique } from '../evidence.ts';
import { hasEnded, type ItemLink } from '../item-links.ts';
import { pairKey } from '../pair-key.ts';
import { readPeriod } from '../periods.ts';
import { isAtStage, type StageFilter } from './stage-filter.ts';
import type { Tie } from './tie.ts';

export function linkTies(study: StudyReader, links: readonly ItemLink[], filter: StageFilter): Tie[] {
  const groups = new Map<string, ItemLink[]>();
  for (const each of links) {
    if (!isAtStage(study, filter, each.passages)) continue;
    const { link, type } = each;
    const ends = type.directed ? `${link.fromId}|${link.toId}` : pairKey(link.fromId, link.toId);
    const key = `${type.id}|${ends}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return [...groups].flatMap(([key, group]): Tie[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { type, from, to } = first;
    const periods = [...new Set(group.flatMap(({ link }) => readPeriod(link.period) ?? []))]
      .sort(comparePeriods)
      .map(({ text }) => text);
    const ended = group.every(({ link }) => hasEnded(link.period));
    return [
      {
        id: `link|${key}`,
        sort: 'link',
        fromId: from.id,
        toId: to.id,
        directed: type.directed,
        label: type.label,
        orientation: type.orientation,
        explanation: [
          `${group.length} ${group.length === 1 ? 'link' : 'links'} “${type.label}”`,
          ...periods,
          ...(ended ? ['ended'] : []),
        ].join(', '),
        periods,
        ended,
        raw: group.length,
        weight: group.length,
        passages: unique(group.map(({ passages }) => passages)),
        lost: unique(group.map(({ lost }) => lost)),
        judgements: [],
        records: group.map(({ link }) => ({ type: 'link', id: link.id })),
      },
    ];
  });
}
