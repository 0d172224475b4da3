/**
 * Ties by shared veto points. An actor is at a veto point where it is one of its players, where a judgement says
 * that it exercised the veto there, or where a passage of the point names it. Two actors tie once for each point
 * that they share.
 */
import type { JudgementId, PassageId } from '../../model/ids.ts';
import type { Item } from '../../model/item.ts';
import type { Passage } from '../../model/passage.ts';
import type { RecordReference } from '../../model/records.ts';
import type { StudyReader } from '../../store/study-reader.ts';
import { findEvidence, unique } from '../evidence.ts';
import type { JudgementIndex } from '../judgement-index.ts';
import { pairKey } from '../pair-key.ts';
import { itemsOfProperty } from '../passage-context.ts';
import type { Roles } from '../roles.ts';
import { isAtStage, type StageFilter } from './stage-filter.ts';
import { countOf, type Tie, timeless } from './tie.ts';

interface Presence {
  passages: PassageId[];
  lost: PassageId[];
  judgements: JudgementId[];
  records: RecordReference[];
}

export interface PresenceRules {
  roles: Roles;
  index: JudgementIndex;
  filter: StageFilter;
  /** Whether a passage counts: its coder and its date. */
  isPassageWanted(passage: Passage): boolean;
}

export function vetoTies(study: StudyReader, points: readonly Item[], rules: PresenceRules): Tie[] {
  const kind = rules.roles.vetoPointKind ?? { label: 'veto point', plural: 'veto points' };
  const pairs = new Map<string, { one: string; other: string; points: Item[]; at: Presence[] }>();
  for (const point of points) {
    const { stage, context } = rules.filter;
    if (stage !== null && !context.stagesOfItem(point).includes(stage)) continue;
    const present = [...presences(study, point, rules)];
    for (const [at, [one, first]] of present.entries()) {
      for (const [other, second] of present.slice(at + 1)) {
        const key = pairKey(one, other);
        const pair = pairs.get(key);
        if (pair === undefined) pairs.set(key, { one, other, points: [point], at: [first, second] });
        else {
          pair.points.push(point);
          pair.at.push(first, second);
        }
      }
    }
  }
  return [...pairs].map(([key, { one, other, points: shared, at }]) => ({
    id: `veto-point|${key}`,
    sort: 'veto-point',
    fromId: one < other ? one : other,
    toId: one < other ? other : one,
    directed: false,
    label: 'at the same veto points',
    orientation: null,
    explanation: countOf(
      shared.length,
      `shared ${kind.label.toLowerCase()}`,
      `shared ${kind.plural.toLowerCase()}`,
      shared.map(({ label }) => label),
    ),
    ...timeless,
    raw: shared.length,
    weight: shared.length,
    passages: unique(at.map(({ passages }) => passages)),
    lost: unique(at.map(({ lost }) => lost)),
    judgements: unique(at.map(({ judgements }) => judgements)),
    records: [...new Map(at.flatMap(({ records }) => records).map(record => [record.id, record])).values()],
  }));
}

/** The actors at the point, each with what says so. */
function presences(
  study: StudyReader,
  point: Item,
  { roles, index, filter, isPassageWanted }: PresenceRules,
): Map<string, Presence> {
  const found = new Map<string, Presence>();
  const of = (actorId: string): Presence | null => {
    if (study.live('item', actorId)?.kindId !== roles.actorKind?.id) return null;
    const known = found.get(actorId);
    if (known !== undefined) return known;
    const made: Presence = {
      passages: [],
      lost: [],
      judgements: [],
      records: [{ type: 'item', id: point.id }],
    };
    found.set(actorId, made);
    return made;
  };
  for (const actor of itemsOfProperty(study, point, roles.vetoPlayers)) of(actor.id);
  for (const judgement of index.judgements(point.id, roles.exercisedBy)) {
    const { value } = judgement;
    const { passages, lost } = findEvidence(study, judgement.evidence);
    if (value === null || !isAtStage(study, filter, passages)) continue;
    for (const id of Array.isArray(value) ? value : [String(value)]) {
      const presence = of(id);
      presence?.judgements.push(judgement.id);
      presence?.passages.push(...passages);
      presence?.lost.push(...lost);
    }
  }
  for (const passage of study.passagesOfItem(point.id)) {
    if (!isPassageWanted(passage)) continue;
    for (const id of filter.context.itemsNamedBy(passage)) of(id)?.passages.push(passage.id);
  }
  return found;
}
