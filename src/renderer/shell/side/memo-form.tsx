/** Writes a memo, or changes one; what it mentions stays. */
import { Button, Group, Stack, Textarea } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import type { MemoTarget } from '#core/model/memo.ts';
import { listMemoDrafts } from '#renderer/state/memo-drafts.ts';
import { notifyDone } from '#renderer/state/notify.tsx';
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
  const send = (): Promise<unknown> =>
    dispatch(
      memo === null
        ? { type: 'memo.add', args: { on, text } }
        : { type: 'memo.change', args: { id: memo.id, text } },
    );
  const save = async (): Promise<void> => {
    if (text.trim() === '') return;
    setBusy(true);
    try {
      await send();
      done();
    } catch {
      // The refusal has been shown; what was typed stays.
      setBusy(false);
    }
  };
  const cancel = (): void => {
    done();
    if (text.trim() !== '' && text !== memo?.text)
      notifyDone('What you wrote was not saved.', {
        label: 'Save it',
        // Where it is refused, which is told, it can be found again where it was written.
        run: () => send().catch(() => listMemoDrafts.keep(on, memoId, { text })),
      });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
    else if (event.key === 'Escape') cancel();
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
        <Button variant="default" size="compact-sm" onClick={cancel}>
          Cancel
        </Button>
        <Button size="compact-sm" loading={busy} disabled={text.trim() === ''} onClick={() => void save()}>
          Save memo
        </Button>
      </Group>
    </Stack>
  );
}
