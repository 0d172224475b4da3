/** Writes a memo, or changes one; what it mentions stays. */
import { Button, Group, Stack, Textarea } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import type { MemoTarget } from '#core/model/memo.ts';
import { listMemoDrafts } from '#renderer/state/memo-drafts.ts';
import { useDispatch } from '#renderer/state/study-context.tsx';

interface Props {
  label: string;
  memo: { id: string; text: string } | null;
  /** What a new memo is put on. */
  on: MemoTarget;
  onDone: () => void;
}

export function MemoForm({ label, memo, on, onDone }: Props) {
  const dispatch = useDispatch();
  const memoId = memo?.id ?? null;
  const [text, setText] = useState(() => listMemoDrafts.find(on, memoId)?.text ?? memo?.text ?? '');
  const [busy, setBusy] = useState(false);

  const type = (typed: string): void => {
    setText(typed);
    listMemoDrafts.keep(on, memoId, { text: typed });
  };
  const done = (): void => {
    listMemoDrafts.drop(on, memoId);
    onDone();
  };
  const save = async (): Promise<void> => {
    if (text.trim() === '') return;
    setBusy(true);
    try {
      await dispatch(
        memo === null
          ? { type: 'memo.add', args: { on, text } }
          : { type: 'memo.change', args: { id: memo.id, text } },
      );
      done();
    } catch {
      // The refusal has been shown; what was typed stays.
      setBusy(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
    else if (event.key === 'Escape') done();
    else return;
    event.preventDefault();
  };
  return (
    <Stack gap={6}>
      <Textarea
        aria-label={label}
        placeholder={label}
        autosize
        minRows={3}
        maxRows={14}
        value={text}
        onChange={event => type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        autoFocus
      />
      <Group justify="flex-end" gap={6}>
        <Button variant="default" size="compact-sm" onClick={done}>
          Cancel
        </Button>
        <Button size="compact-sm" loading={busy} disabled={text.trim() === ''} onClick={() => void save()}>
          Save memo
        </Button>
      </Group>
    </Stack>
  );
}
