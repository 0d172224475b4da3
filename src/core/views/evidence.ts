/** Passages that records rest on: those that are still there, and those that are not. */
import type { PassageId } from '../model/ids.ts';
import type { StudyReader } from '../store/study-reader.ts';

export interface Evidence {
  /** Live passages, in the order named, without repeats. */
  passages: readonly PassageId[];
  /** Passages that were removed or never were. */
  lost: readonly PassageId[];
}

const noEvidence: Evidence = { passages: [], lost: [] };

export function findEvidence(study: StudyReader, ids: Iterable<PassageId>): Evidence {
  const passages: PassageId[] = [];
  const lost: PassageId[] = [];
  for (const id of new Set(ids)) (study.live('passage', id) === undefined ? lost : passages).push(id);
  return { passages, lost };
}

export function joinEvidence(parts: readonly Evidence[]): Evidence {
  const [first] = parts;
  if (first === undefined) return noEvidence;
  if (parts.length === 1) return first;
  return {
    passages: unique(parts.map(({ passages }) => passages)),
    lost: unique(parts.map(({ lost }) => lost)),
  };
}

/** The members of several lists, without repeats, in the order first met. */
export function unique<T>(lists: Iterable<readonly T[]>): readonly T[] {
  let first: readonly T[] | undefined;
  let all: Set<T> | undefined;
  for (const list of lists) {
    if (list.length === 0) continue;
    if (first === undefined) {
      first = list;
      continue;
    }
    all ??= new Set(first);
    for (const member of list) all.add(member);
  }
  if (all !== undefined) return [...all];
  return first === undefined || first.length === 1 ? (first ?? []) : [...new Set(first)];
}
