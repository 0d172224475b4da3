import { z } from 'zod';
import type { FieldValue, FieldValues } from '../../model/field-value.ts';
import { type ItemId, itemId } from '../../model/ids.ts';
import type { Item } from '../../model/item.ts';
import type { AnyRecord, Entry, RecordType } from '../../model/records.ts';
import { Problem } from '../../problem.ts';
import { isEqual } from '../../store/equal.ts';
import type { StudyReader } from '../../store/study-reader.ts';
import { type CommandContext, defineCommand } from '../definition.ts';
import { requireLive } from '../find.ts';
import { memoOn } from '../memo/new-memo.ts';
import { changed } from '../stamping.ts';
import { tidyAliases } from './labels.ts';
import { keepNameRules } from './name-rules.ts';

export const mergeItems = defineCommand({
  type: 'item.merge',
  summary:
    'Merges items of one kind into one of them: passages, judgements, links and memos move, other names become aliases.',
  args: z.strictObject({ into: itemId, from: z.array(itemId).min(1) }),
  run(args, study, context) {
    const into = requireLive(study, 'item', args.into);
    const from = [...new Set(args.from)].map(id => requireLive(study, 'item', id));
    for (const item of from) {
      if (item.id === into.id) throw new Problem('invalid', 'An item cannot be merged into itself.');
      if (item.kindId !== into.kindId)
        throw new Problem(
          'refused',
          `“${item.label}” and “${into.label}” are of different kinds, so they cannot be merged.`,
        );
    }
    const merged = mergedItem(into, from, context);
    const put: Entry[] = [{ type: 'item', record: merged }];
    for (const item of from) {
      put.push({
        type: 'item',
        record: changed(item, { removed: { at: context.now, by: context.coderId, with: null } }, context),
      });
    }
    const gone = new Set<string>(from.map(item => item.id));
    put.push(...repointed(study, gone, into.id, context, new Set([into.id, ...gone])));
    put.push(...memoOn({ type: 'item', id: into.id }, differences(study, into, from), context));
    return { put, label: `Merge ${from.map(item => item.label).join(', ')} into ${into.label}` };
  },
});

const mergedItem = (into: Item, from: readonly Item[], context: CommandContext): Item => {
  const values: FieldValues = {};
  for (const item of [...from].reverse()) Object.assign(values, item.values);
  return changed(
    into,
    {
      aliases: tidyAliases(into.label, [
        ...into.aliases,
        ...from.flatMap(item => [item.label, ...item.aliases]),
      ]),
      ...keepNameRules(
        [into, ...from].flatMap(item => item.nameRules ?? []),
        [into, ...from].flatMap(item => [item.label, ...item.aliases]),
      ),
      values: { ...values, ...into.values },
    },
    context,
  );
};

/** Says which values of the merged items gave way, so that none is lost. */
function differences(study: StudyReader, into: Item, from: readonly Item[]): string | undefined {
  const lines = from.flatMap(item =>
    Object.entries(item.values)
      .filter(([id, value]) => Object.hasOwn(into.values, id) && !isEqual(into.values[id], value))
      .map(
        ([id, value]) => `${item.label}: ${study.get('field', id)?.label ?? id} was ${JSON.stringify(value)}`,
      ),
  );
  return lines.length === 0 ? undefined : `Values that gave way in the merge:\n${lines.join('\n')}`;
}

/** Every record that named one of the items that go, naming the one that stays. */
function repointed(
  study: StudyReader,
  gone: ReadonlySet<string>,
  into: ItemId,
  context: CommandContext,
  skip: ReadonlySet<string>,
): Entry[] {
  const put: Entry[] = [];
  const add = <R extends AnyRecord>(type: RecordType, record: R, patch: Partial<R>): void => {
    if (!isEqual({ ...record, ...patch }, record))
      put.push({ type, record: changed(record, patch, context) } as unknown as Entry);
  };
  const point = (id: ItemId): ItemId => (gone.has(id) ? into : id);
  const pointAll = <V extends FieldValue>(value: V): V => {
    if (typeof value === 'string') return (gone.has(value) ? into : value) as V;
    return (Array.isArray(value) ? [...new Set(value.map(id => (gone.has(id) ? into : id)))] : value) as V;
  };
  const itemFields = new Set<string>();
  for (const field of study.allWithRemoved('field'))
    if (field.value.type === 'item') itemFields.add(field.id);
  const pointValues = (values: FieldValues): FieldValues =>
    Object.fromEntries(
      Object.entries(values).map(([id, value]) => [id, itemFields.has(id) ? pointAll(value) : value]),
    );

  for (const passage of study.all('passage'))
    add('passage', passage, { itemId: point(passage.itemId), values: pointValues(passage.values) });
  for (const item of study.all('item'))
    if (!skip.has(item.id)) add('item', item, { values: pointValues(item.values) });
  for (const judgement of study.all('judgement')) {
    const pointValue = (value: FieldValue | null): FieldValue | null =>
      value !== null && itemFields.has(judgement.fieldId) ? pointAll(value) : value;
    add('judgement', judgement, {
      itemId: point(judgement.itemId),
      aboutId: judgement.aboutId === null ? null : point(judgement.aboutId),
      value: pointValue(judgement.value),
      settles: judgement.settles.map(settled => ({ ...settled, value: pointValue(settled.value) })),
    });
  }
  for (const link of study.all('link')) {
    const ends = { fromId: point(link.fromId), toId: point(link.toId) };
    // A tie between two items that are now one says nothing any more.
    const selfTie = ends.fromId === ends.toId && link.fromId !== link.toId;
    add('link', link, selfTie ? { removed: { at: context.now, by: context.coderId, with: null } } : ends);
  }
  for (const memo of study.all('memo')) {
    add('memo', memo, {
      on: memo.on.type === 'item' ? { type: 'item', id: point(memo.on.id as ItemId) } : memo.on,
      mentions: memo.mentions.map(mention =>
        mention.type === 'item' ? { ...mention, id: point(mention.id as ItemId) } : mention,
      ),
    });
  }
  return put;
}
