/** Writes a memo: plain text, and the items and passages that it points to. */
import { Button, Group, Textarea } from '@mantine/core';
import { type KeyboardEvent, useEffect, useState } from 'react';
import type { Memo, MemoTarget } from '#core/model/memo.ts';
import { ItemMultiSelect } from '../fields/item-select.tsx';
import { useChange } from '../fields/use-change.ts';
import { announce } from '../state/announce.ts';
import { panelMemoDrafts } from '../state/memo-drafts.ts';
import { newId } from '../state/new-id.ts';
import { notifyDone } from '../state/notify.tsx';
import { EvidenceEditor } from './evidence-editor.tsx';
import classes from './memo-list.module.css';

interface MemoEditorProps {
  /** Null = a new one. */
  memo: Memo | null;
  on: MemoTarget;
  onClose: () => void;
}

export function MemoEditor({ memo, on, onClose }: MemoEditorProps) {
  const change = useChange();
  const mentioned = (type: 'item' | 'passage'): string[] =>
    (memo?.mentions ?? []).filter(mention => mention.type === type).map(mention => mention.id);
  const memoId = memo?.id ?? null;
  const [draft] = useState(() => panelMemoDrafts.find(on, memoId));
  const [text, setText] = useState(draft?.text ?? memo?.text ?? '');
  const [items, setItems] = useState<readonly string[]>(() => draft?.items ?? mentioned('item'));
  const [passages, setPassages] = useState<readonly string[]>(() => draft?.passages ?? mentioned('passage'));
  const [error, setError] = useState<string | null>(null);
  const isChanged =
    text !== (memo?.text ?? '') ||
    items.join() !== mentioned('item').join() ||
    passages.join() !== mentioned('passage').join();
  useEffect(() => {
    if (isChanged) panelMemoDrafts.keep(on, memoId, { text, items, passages });
    else panelMemoDrafts.drop(on, memoId);
  }, [on, memoId, isChanged, text, items, passages]);
  const close = (): void => {
    panelMemoDrafts.drop(on, memoId);
    onClose();
  };
  const save = async (): Promise<void> => {
    if (text.trim() === '') {
      setError('A memo has at least a word.');
      return;
    }
    const said = {
      text: text.trim(),
      mentions: [
        ...items.map(id => ({ type: 'item', id })),
        ...passages.map(id => ({ type: 'passage', id })),
      ],
    };
    const done =
      memo === null
        ? await change('memo.add', { id: newId('memo'), on, ...said })
        : await change('memo.change', { id: memo.id, ...said });
    if (!done) return;
    announce('Memo saved.');
    close();
  };
  const cancel = (): void => {
    const typed = text.trim();
    close();
    if (typed !== '' && typed !== memo?.text) {
      notifyDone('What you wrote was not saved.', {
        label: 'Save it',
        run: save,
      });
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      void save();
    } else if (event.key === 'Escape' && !event.defaultPrevented) {
      event.stopPropagation();
      const open =
        event.target instanceof HTMLElement && event.target.getAttribute('aria-expanded') === 'true';
      if (!open) cancel();
    }
  };
  return (
    <section
      className={classes.editor}
      aria-label={memo === null ? 'New memo' : 'Memo'}
      onKeyDown={onKeyDown}
    >
      <Textarea
        label="Memo"
        autosize
        minRows={4}
        maxRows={20}
        maxLength={1_000_000}
        value={text}
        onChange={event => {
          setText(event.currentTarget.value);
          setError(null);
        }}
        error={error}
        data-autofocus
        ref={focusOnce}
      />
      <ItemMultiSelect
        label="Points to items"
        placeholder="None"
        kindIds={[]}
        value={[...items]}
        onChange={setItems}
      />
      <EvidenceEditor
        label="Points to passages"
        none="None."
        ids={passages}
        onChange={setPassages}
        itemIds={on.type === 'item' ? [on.id] : []}
        target={null}
      />
      <Group gap="xs">
        <Button onClick={() => void save()}>Save memo</Button>
        <Button variant="default" onClick={cancel}>
          Cancel
        </Button>
      </Group>
    </section>
  );
}

/** A form that the researcher has just opened begins in its text. */
const focusOnce = (element: HTMLTextAreaElement | null): void => {
  if (element !== null && element.dataset.focused === undefined) {
    element.dataset.focused = 'true';
    element.focus();
  }
};
