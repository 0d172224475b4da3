/** A memo record, for `memo.add` and for commands that take a memo along. */
import type { MemoId } from '../../model/ids.ts';
import type { Memo, MemoTarget } from '../../model/memo.ts';
import type { Entry } from '../../model/records.ts';
import type { CommandContext } from '../definition.ts';
import { created } from '../stamping.ts';

export const newMemo = (
  on: MemoTarget,
  text: string,
  context: CommandContext,
  more: { id?: MemoId | undefined; mentions?: Memo['mentions'] | undefined } = {},
): Entry & { type: 'memo' } => ({
  type: 'memo',
  record: {
    id: more.id ?? (context.newId('m') as MemoId),
    on,
    text,
    mentions: more.mentions ?? [],
    ...created(context),
  },
});

/** A list with the memo, or an empty one where there is no text. */
export const memoOn = (on: MemoTarget, text: string | undefined, context: CommandContext): Entry[] =>
  text === undefined ? [] : [newMemo(on, text, context)];
