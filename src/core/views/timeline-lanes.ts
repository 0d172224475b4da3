/** The lanes of a timeline, and which of them a record stands on. */
import type { Judgement } from '../model/judgement.ts';
import type { Passage } from '../model/passage.ts';
import type { StudyReader } from '../store/study-reader.ts';
import { chooseItems } from './choose-records.ts';
import type { ItemLink } from './item-links.ts';
import { orderItems } from './item-order.ts';
import type { PassageContext } from './passage-context.ts';
import type { Roles } from './roles.ts';

export type LanesBy = 'stage' | 'tracer' | 'actor';

/** Every lane there can be, in order. */
export function lanesOf(study: StudyReader, lanesBy: LanesBy, roles: Roles): { id: string; label: string }[] {
  if (lanesBy === 'stage')
    return roles.stageVocabulary?.options.map(({ id, label }) => ({ id, label })) ?? [];
  const [kind, order] =
    lanesBy === 'tracer'
      ? [roles.tracerKind, orderItems(roles.orderLetter)]
      : [roles.actorKind, orderItems(null)];
  return chooseItems(study, kind, undefined, order, () => {}).map(({ id, label }) => ({ id, label }));
}

/** The stages, or the items, that a record belongs to; only those that are lanes count. */
export class LaneFinder {
  private readonly study: StudyReader;
  private readonly byStage: boolean;
  private readonly context: PassageContext;

  constructor(study: StudyReader, lanesBy: LanesBy, context: PassageContext) {
    this.study = study;
    this.byStage = lanesBy === 'stage';
    this.context = context;
  }

  passage(passage: Passage): readonly string[] {
    return this.byStage
      ? this.context.stagesOf(passage)
      : [passage.itemId, ...this.context.itemsNamedBy(passage)];
  }

  /** A judgement's item, what it is about, and the items that are its value. */
  judgement({ itemId, aboutId, fieldId, value, evidence }: Judgement): readonly string[] {
    if (this.byStage) return this.stages([itemId], evidence);
    const named =
      this.study.live('field', fieldId)?.value.type !== 'item' || value === null
        ? []
        : Array.isArray(value)
          ? value
          : [String(value)];
    return [itemId, ...(aboutId === null ? [] : [aboutId]), ...named];
  }

  link({ link, from, to }: ItemLink): readonly string[] {
    const ends = [from.id, to.id];
    return this.byStage ? this.stages(ends, link.evidence) : ends;
  }

  /** The stages that the items state, else those of the passages that it rests on. */
  private stages(items: readonly string[], evidence: readonly string[]): readonly string[] {
    const own = items.flatMap(id => {
      const item = this.study.live('item', id);
      return item === undefined ? [] : this.context.stagesOfItem(item);
    });
    if (own.length > 0) return own;
    return evidence.flatMap(id => {
      const passage = this.study.live('passage', id);
      return passage === undefined ? [] : this.context.stagesOf(passage);
    });
  }
}
