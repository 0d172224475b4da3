/**
 * Removing and restoring. A removed record keeps its content and takes along what cannot stand without it;
 * each of those remembers with whom it went, so that restoring the one restores the others.
 */

import { nounOf } from '../model/record-nouns.ts';
import {
  type AnyRecord,
  type Entry,
  type RecordReference,
  type RecordType,
  recordTypes,
} from '../model/records.ts';
import { Problem } from '../problem.ts';
import type { StudyReader } from '../store/study-reader.ts';
import type { CommandContext } from './definition.ts';
import { requireLive, requireRecord } from './find.ts';
import { nameOf } from './names.ts';
import { changed } from './stamping.ts';

const entry = (type: RecordType, record: AnyRecord): Entry => ({ type, record }) as Entry;

/** The record and its live dependents, removed. */
export function removeWithDependents(
  study: StudyReader,
  type: RecordType,
  id: string,
  context: CommandContext,
): Entry[] {
  const root = requireLive(study, type, id);
  const by = { at: context.now, by: context.coderId };
  const put = new Map<string, Entry>([
    [`${type}:${id}`, entry(type, changed(root, { removed: { ...by, with: null } }, context))],
  ]);
  const queue: RecordReference[] = [{ type, id }];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const dependent of dependentsOf(study, next)) {
      const key = `${dependent.type}:${dependent.record.id}`;
      if (put.has(key)) continue;
      put.set(
        key,
        entry(
          dependent.type,
          changed(dependent.record as AnyRecord, { removed: { ...by, with: id } }, context),
        ),
      );
      queue.push({ type: dependent.type, id: dependent.record.id });
    }
  }
  return [...put.values()];
}

/** The record and all that was removed with it, restored. Refused where what it stands on is still removed. */
export function restoreWithDependents(
  study: StudyReader,
  type: RecordType,
  id: string,
  context: CommandContext,
): Entry[] {
  const root = requireRecord(study, type, id);
  const { removed } = root;
  if (removed === null)
    throw new Problem('refused', `The ${nounOf(type)} “${nameOf(study, { type, id })}” is not removed.`);
  const put: Entry[] = [entry(type, changed(root, { removed: null }, context))];
  for (const each of recordTypes) {
    for (const record of study.allWithRemoved(each)) {
      if (record.removed?.with === id && record.removed.at === removed.at) {
        put.push(entry(each, changed(record as AnyRecord, { removed: null }, context)));
      }
    }
  }
  const restored = new Set(put.map(({ type: each, record }) => `${each}:${record.id}`));
  for (const need of needsOf(entry(type, root))) {
    if (study.live(need.type, need.id) === undefined && !restored.has(`${need.type}:${need.id}`)) {
      const noun = nounOf(need.type);
      throw new Problem(
        'refused',
        `The ${noun} “${nameOf(study, need)}”, on which this ${nounOf(type)} stands, was removed.`,
        `Restore that ${noun} first.`,
      );
    }
  }
  return put;
}

/** Live records that cannot stand without this one. */
function* dependentsOf(study: StudyReader, { type, id }: RecordReference): Iterable<Entry> {
  for (const memo of study.memosOn({ type, id })) yield { type: 'memo', record: memo };
  switch (type) {
    case 'document':
      for (const record of study.passagesOfDocument(id)) yield { type: 'passage', record };
      return;
    case 'item':
      for (const record of study.passagesOfItem(id)) yield { type: 'passage', record };
      for (const record of study.linksOfItem(id)) yield { type: 'link', record };
      for (const record of study.all('judgement')) {
        if (record.itemId === id || record.aboutId === id) yield { type: 'judgement', record };
      }
      return;
    case 'kind':
      for (const record of study.all('item')) if (record.kindId === id) yield { type: 'item', record };
      for (const record of study.all('field')) if (record.kindId === id) yield { type: 'field', record };
      return;
    case 'field':
      for (const record of study.all('judgement'))
        if (record.fieldId === id) yield { type: 'judgement', record };
      return;
    case 'run':
      yield* untouchedPassages(study, id);
      return;
    case 'linkType':
      for (const record of study.all('link')) if (record.linkTypeId === id) yield { type: 'link', record };
      return;
    default:
  }
}

/**
 * What a run coded and nobody has worked with since. Passages that were moved, recoded or given values, that carry a
 * memo, or on which a judgement or link rests, are the researcher's own by now.
 */
export function* untouchedPassages(study: StudyReader, runId: string): Iterable<Entry> {
  const used = new Set<string>();
  for (const { evidence } of study.all('judgement')) for (const id of evidence) used.add(id);
  for (const { evidence } of study.all('link')) for (const id of evidence) used.add(id);
  for (const { mentions } of study.all('memo')) for (const { id } of mentions) used.add(id);
  for (const record of study.all('passage')) {
    if (record.runId !== runId || record.changedAt !== record.createdAt || used.has(record.id)) continue;
    if (![...study.memosOn({ type: 'passage', id: record.id })].length) yield { type: 'passage', record };
  }
}

/** What a record cannot stand without. */
export function needsOf({ type, record: it }: Entry): RecordReference[] {
  switch (type) {
    case 'passage':
      return [
        { type: 'document', id: it.documentId },
        { type: 'item', id: it.itemId },
      ];
    case 'judgement':
      return [
        { type: 'item', id: it.itemId },
        { type: 'field', id: it.fieldId },
        ...(it.aboutId === null ? [] : [{ type: 'item' as const, id: it.aboutId }]),
      ];
    case 'link':
      return [
        { type: 'linkType', id: it.linkTypeId },
        { type: 'item', id: it.fromId },
        { type: 'item', id: it.toId },
      ];
    case 'item':
      return [{ type: 'kind', id: it.kindId }];
    case 'field':
      return it.kindId === null ? [] : [{ type: 'kind', id: it.kindId }];
    case 'memo':
      return [{ type: it.on.type, id: it.on.id }];
    default:
      return [];
  }
}
