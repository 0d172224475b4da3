/**
 * The network: items tied by links, by shared veto points, by their positions and by being mentioned together. The
 * rules of counting stand at the head of each file that makes ties. Measures take all ties that are shown
 * together: neighbours are counted once and both ways; communities follow ties of positive weight other than conflict.
 */
import { z } from 'zod';
import type { Passage } from '../../model/passage.ts';
import type { StudyReader } from '../../store/study-reader.ts';
import { chooseDocuments, chooseItems } from '../choose-records.ts';
import type { DocumentUnits } from '../document-units.ts';
import { findLinks, undatedLinksNote } from '../item-links.ts';
import { orderItems } from '../item-order.ts';
import { JudgementIndex } from '../judgement-index.ts';
import { passagesInOrder } from '../occurrences.ts';
import { PassageContext } from '../passage-context.ts';
import { judgePeriod } from '../periods.ts';
import { aboutKindOf } from '../positions.ts';
import { missingRoles, resolveRoles } from '../roles.ts';
import type { ViewSpec } from '../view.ts';
import { ids, judgementFilter, judgementOptions } from '../view-options.ts';
import { countingRules } from './counting-rules.ts';
import { linkTies } from './link-ties.ts';
import { mentionTies } from './mention-ties.ts';
import { findUntied, measureNodes, type NetworkNode } from './network-nodes.ts';
import { drawNetwork } from './network-picture.ts';
import { networkTables } from './network-tables.ts';
import { positionTies } from './position-ties.ts';
import { type Tie, type TieSort, tieSorts } from './tie.ts';
import { vetoTies } from './veto-ties.ts';
import { writeNetworkGexf } from './write-gexf.ts';
import { writeNetworkGraphml } from './write-graphml.ts';

const options = z.strictObject({
  ...judgementOptions,
  ties: z.array(z.enum(tieSorts)).optional().describe('What ties two items; without it, links'),
  linkTypes: ids.optional().describe('Ids of the link types that count; without it, all'),
  orientation: z
    .enum(['vertical', 'horizontal'])
    .optional()
    .describe('Only links of this orientation; without it, all'),
  kinds: ids
    .optional()
    .describe('Ids of the kinds whose items are shown; without it, any for links, and actors for mentions'),
  stage: z
    .string()
    .optional()
    .describe('Id of a stage: only what rests on a passage at it, or on a veto point at it. Without it, all'),
  minimumWeight: z
    .number()
    .positive()
    .optional()
    .describe('Only ties of at least this weight, negative or positive; without it, all'),
  sentences: z
    .int()
    .min(1)
    .max(50)
    .optional()
    .describe('Window of co-mention, in sentences; without it, 1: the same sentence'),
  normalise: z
    .enum(['none', 'average', 'jaccard', 'cosine'])
    .optional()
    .describe('How congruence, conflict and subtract are normalised; without it, not at all'),
  outlines: z
    .boolean()
    .optional()
    .describe('True draws a light outline around each community; without it, none is drawn'),
});
export type NetworkOptions = z.output<typeof options>;

export interface Network {
  /** Items with a tie, by name. */
  nodes: readonly NetworkNode[];
  /** What tells nodes apart besides their names: their kinds, or the types of actors where all are actors. */
  groupedBy: 'kind' | 'type';
  /** What was asked for. */
  sorts: readonly TieSort[];
  /** EDTF; null = whatever the time. */
  period: string | null;
  outlines: boolean;
  /** Names of items of the kinds that are shown, or would be, which no tie joins; in order. */
  untied: readonly string[];
  /** How the ties that were asked for are counted. */
  rules: readonly string[];
  ties: readonly Tie[];
  notes: readonly string[];
}

function compute(study: StudyReader, options: NetworkOptions, units: DocumentUnits): Network {
  const roles = resolveRoles(study, options.roles);
  const filter = judgementFilter(options);
  const index = new JudgementIndex(study, filter);
  const context = new PassageContext(study, roles);
  const stageFilter = { stage: options.stage ?? null, context };
  const sorts = new Set<TieSort>(options.ties ?? ['link']);
  const notes: string[] = [];
  const note = (text: string) => void notes.push(text);
  /** Of what several sorts of tie have in common. */
  const noteOnce = (text: string) => void (notes.includes(text) || notes.push(text));
  let undatedPassages = 0;
  const isPassageWanted = (passage: Passage): boolean => {
    if (filter.coders !== null && !filter.coders.has(passage.coderId)) return false;
    if (filter.period === null) return true;
    const verdict = judgePeriod(filter, context.dateOf(passage));
    if (verdict === 'undated') undatedPassages += 1;
    return verdict === 'in';
  };
  const ties: Tie[] = [];
  if (sorts.has('link')) {
    const wanted = options.linkTypes === undefined ? null : new Set<string>(options.linkTypes);
    const links = findLinks(
      study,
      filter,
      ({ id, orientation }) =>
        (wanted === null || wanted.has(id)) &&
        (options.orientation === undefined || options.orientation === orientation),
      count => notes.push(...undatedLinksNote(count)),
    );
    ties.push(...linkTies(study, links, stageFilter));
  }
  if (sorts.has('veto-point')) {
    notes.push(...missingRoles(roles, ['vetoPointKind', 'actorKind']));
    const points = chooseItems(study, roles.vetoPointKind, undefined, orderItems(null), note);
    ties.push(...vetoTies(study, points, { roles, index, filter: stageFilter, isPassageWanted }));
  }
  for (const sort of ['congruence', 'conflict', 'subtract'] as const) {
    if (!sorts.has(sort)) continue;
    const missing = missingRoles(roles, ['actorKind', 'position', 'tracerKind']);
    for (const each of missing) noteOnce(each);
    if (roles.position === null) continue;
    const actors = chooseItems(study, roles.actorKind, undefined, orderItems(null), note);
    const aboutKind = aboutKindOf(study, roles.position, roles);
    const tracers = chooseItems(study, aboutKind, undefined, orderItems(roles.orderLetter), note);
    const rules = {
      field: roles.position,
      index,
      filter: stageFilter,
      normalisation: options.normalise ?? 'none',
      unsettled: (count: number) => {
        if (count === 1) noteOnce('1 position on which judges differ is left out.');
        if (count > 1) noteOnce(`${count} positions on which judges differ are left out.`);
      },
      changed: (count: number) => {
        if (count === 1) noteOnce('1 stance changed within the period and counts with each side it took.');
        if (count > 1)
          noteOnce(`${count} stances changed within the period and count with each side they took.`);
      },
      restOnOne: (count: number, of: number, tracer: string) => {
        if (of >= 10 && count > of / 2)
          note(
            `${count} of ${of} ties of ${sort} rest on ${tracer} alone; a least weight of 2 leaves them out.`,
          );
      },
    } as const;
    ties.push(...positionTies(study, actors, tracers, sort, rules));
  }
  if (sorts.has('co-mention')) {
    const kinds = new Set<string>(options.kinds ?? (roles.actorKind === null ? [] : [roles.actorKind.id]));
    if (options.kinds === undefined) notes.push(...missingRoles(roles, ['actorKind']));
    const items = [...study.all('item')].filter(({ kindId }) => kinds.has(kindId));
    const mentioned = new Set<string>(items.map(({ id }) => id));
    const mentions = chooseDocuments(study, undefined).map(document => ({
      document,
      passages: passagesInOrder(study, document).filter(
        passage =>
          mentioned.has(passage.itemId) &&
          isPassageWanted(passage) &&
          (stageFilter.stage === null || context.stagesOf(passage).includes(stageFilter.stage)),
      ),
    }));
    const found = mentionTies(
      mentions.filter(({ passages }) => passages.length > 0),
      units,
      options.sentences ?? 1,
      items,
    );
    for (const tie of found) ties.push(tie);
  }
  if (undatedPassages > 0)
    note(`${undatedPassages} passages state no date and are left out of the period asked for.`);
  const kept = keepTies(study, ties, options);
  if (kept.length === 0 && notes.length === 0) note('No items are tied in this way.');
  const measured = measureNodes(study, kept, roles);
  return {
    ...measured,
    ties: kept,
    sorts: tieSorts.filter(sort => sorts.has(sort)),
    period: options.period ?? null,
    outlines: options.outlines ?? false,
    untied: findUntied(study, measured.nodes, options, roles),
    rules: countingRules(sorts, options),
    notes: [...notes, ...index.notes()],
  };
}

function keepTies(study: StudyReader, ties: readonly Tie[], { kinds, minimumWeight }: NetworkOptions): Tie[] {
  const wanted = kinds === undefined ? null : new Set<string>(kinds);
  const isWanted = (id: string) => wanted === null || wanted.has(study.live('item', id)?.kindId ?? '');
  return ties.filter(
    ({ fromId, toId, weight }) =>
      isWanted(fromId) &&
      isWanted(toId) &&
      (minimumWeight === undefined || Math.abs(weight) >= minimumWeight),
  );
}

export const network: ViewSpec<typeof options, Network> = {
  id: 'network',
  label: 'Network',
  summary:
    'Items tied by links, shared veto points, positions or mentions, with degree, betweenness and communities.',
  options,
  documents: (study, { ties }) =>
    ties?.includes('co-mention') === true ? [...study.all('document')].map(({ id }) => id) : [],
  compute,
  table: networkTables,
  picture: drawNetwork,
  files: [
    { format: 'gexf', label: 'GEXF, for Gephi', mime: 'application/gexf+xml', write: writeNetworkGexf },
    {
      format: 'graphml',
      label: 'GraphML, for network programs',
      mime: 'application/graphml+xml',
      write: writeNetworkGraphml,
    },
  ],
};
