/** The memos on one record, to be read, written and removed. */

import { ActionIcon, Button } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Memo, MemoTarget } from '#core/model/memo.ts';
import { quoteOf } from '#core/model/passage.ts';
import { useChange } from '../fields/use-change.ts';
import { panelMemoDrafts } from '../state/memo-drafts.ts';
import { useRecords, useStudyInfo } from '../state/study-context.tsx';
import { ui } from '../state/ui-store.ts';
import { MemoEditor } from './memo-editor.tsx';
import classes from './memo-list.module.css';
import panelClasses from './panels.module.css';
import { shortQuote } from './quote.tsx';

interface MemoListProps {
  on: MemoTarget;
  /** What the memos are on, for people. */
  name: string;
  /** Inside another form: no margins of its own. */
  embedded?: boolean;
}

export function MemoList({ on, name, embedded = false }: MemoListProps) {
  const readOnly = useStudyInfo(info => info.mode === 'read');
  const memos = useRecords(
    study =>
      [...study.memosOn(on)].sort((one, other) =>
        one.createdAt < other.createdAt ? -1 : one.createdAt > other.createdAt ? 1 : 0,
      ),
    ['memo'],
    [on.type, on.id],
  );
  // What was being written when another item was chosen is found again.
  const [writing, setWriting] = useState<string | 'new' | null>(() =>
    panelMemoDrafts.find(on, null) === undefined
      ? (memos.find(memo => panelMemoDrafts.find(on, memo.id) !== undefined)?.id ?? null)
      : 'new',
  );
  const close = (): void => setWriting(null);
  return (
    <div className={embedded ? classes.embedded : classes.memos}>
      {embedded && <h4 className={panelClasses.heading}>Memos</h4>}
      {memos.length === 0 && writing === null && !embedded && (
        <p className={panelClasses.hint}>
          No memo on {name} yet. A memo is a free note; it can point to passages and items.
        </p>
      )}
      {memos.map(memo =>
        writing === memo.id ? (
          <MemoEditor key={memo.id} memo={memo} on={on} onClose={close} />
        ) : (
          <MemoNote key={memo.id} memo={memo} onEdit={readOnly ? null : () => setWriting(memo.id)} />
        ),
      )}
      {writing === 'new' && <MemoEditor memo={null} on={on} onClose={close} />}
      {writing === null && !readOnly && (
        <div>
          <Button variant="default" leftSection={<IconPlus size={14} />} onClick={() => setWriting('new')}>
            Add a memo
          </Button>
        </div>
      )}
    </div>
  );
}

/** One memo, with what it points to. `onEdit` null = it can't be changed. */
export function MemoNote({ memo, onEdit }: { memo: Memo; onEdit: (() => void) | null }) {
  const change = useChange();
  const coder = useRecords(
    study => study.get('coder', memo.createdBy)?.name ?? memo.createdBy,
    ['coder'],
    [memo],
  );
  const mentions = useRecords(
    study =>
      memo.mentions.map(({ type, id }) => {
        if (type === 'item') return study.get('item', id)?.label ?? id;
        const passage = study.get('passage', id);
        return passage === undefined ? id : `“${shortQuote(quoteOf(passage))}”`;
      }),
    ['item', 'passage'],
    [memo],
  );
  const show = ({ type, id }: Memo['mentions'][number]): void => {
    if (type === 'passage') ui.showPassage(id);
    else ui.set({ itemId: id, screen: 'code' });
  };
  return (
    <article className={classes.note} aria-label={`Memo of ${memo.createdAt.slice(0, 10)}`}>
      <p className={classes.text}>{memo.text}</p>
      {memo.mentions.length > 0 && (
        <ul className={classes.mentions} aria-label="Points to">
          {memo.mentions.map((mention, at) => (
            <li key={`${mention.type}:${mention.id}`}>
              <button type="button" className={classes.mention} onClick={() => show(mention)}>
                {mentions[at]}
              </button>
            </li>
          ))}
        </ul>
      )}
      <footer className={classes.foot}>
        <span>
          {coder}, {memo.changedAt.slice(0, 10)}
        </span>
        {onEdit !== null && (
          <span>
            <ActionIcon size="sm" aria-label={`Edit the memo: ${shortQuote(memo.text)}`} onClick={onEdit}>
              <IconPencil size={14} />
            </ActionIcon>
            <ActionIcon
              size="sm"
              aria-label={`Remove the memo: ${shortQuote(memo.text)}`}
              onClick={() => void change('memo.remove', { id: memo.id })}
            >
              <IconTrash size={14} />
            </ActionIcon>
          </span>
        )}
      </footer>
    </article>
  );
}
