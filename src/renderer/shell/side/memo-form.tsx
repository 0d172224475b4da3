/** Writes a memo, or changes one; what it mentions stays. */
import { Button, Group, Stack, Textarea } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { useDispatch } from '#renderer/state/study-context.tsx';

interface Props {
  label: string;
  memo: { id: string; text: string } | null;
  /** What a new memo is put on. */
  on: { type: string; id: string };
  onDone: () => void;
}

export function MemoForm({ label, memo, on, onDone }: Props) {
  const dispatch = useDispatch();
  const [text, setText] = useState(memo?.text ?? '');
  const [busy, setBusy] = useState(false);

  const save = async (): Promise<void> => {
    if (text.trim() === '') return;
    setBusy(true);
    try {
      await dispatch(
        memo === null
          ? { type: 'memo.add', args: { on, text } }
          : { type: 'memo.change', args: { id: memo.id, text } },
      );
      onDone();
    } catch {
      // The refusal has been shown; what was typed stays.
      setBusy(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
    else if (event.key === 'Escape') onDone();
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
        onChange={event => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        autoFocus
      />
      <Group justify="flex-end" gap={6}>
        <Button variant="default" size="compact-sm" onClick={onDone}>
          Cancel
        </Button>
        <Button size="compact-sm" loading={busy} disabled={text.trim() === ''} onClick={() => void save()}>
          Save memo
        </Button>
      </Group>
    </Stack>
  );
}
