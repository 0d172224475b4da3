/** Memos that are being written: what was typed stays while another item or another list is shown. */
import type { MemoTarget } from '#core/model/memo.ts';

export interface MemoDraft {
  text: string;
  /** Items and passages that it points to; absent where the form does not ask for them. */
  items?: readonly string[];
  passages?: readonly string[];
}

export interface MemoDrafts {
  /** `memoId` null = a new memo. */
  find(on: MemoTarget, memoId: string | null): MemoDraft | undefined;
  keep(on: MemoTarget, memoId: string | null, draft: MemoDraft): void;
  drop(on: MemoTarget, memoId: string | null): void;
}

const createMemoDrafts = (): MemoDrafts => {
  const drafts = new Map<string, MemoDraft>();
  const keyOf = ({ type, id }: MemoTarget, memoId: string | null): string => `${type}:${id}:${memoId ?? ''}`;
  return {
    find: (on, memoId) => drafts.get(keyOf(on, memoId)),
    keep: (on, memoId, draft) => void drafts.set(keyOf(on, memoId), draft),
    drop: (on, memoId) => void drafts.delete(keyOf(on, memoId)),
  };
};

/** Each has forms of its own, which may show the same memo at once. */
export const panelMemoDrafts = createMemoDrafts();
export const listMemoDrafts = createMemoDrafts();
