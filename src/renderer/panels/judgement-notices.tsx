/** What the editor of a judgement says of it: what it is, whose it is, and what stands in the way. */
import { Alert, Button, Group } from '@mantine/core';

/** `judge` null = it is the coder's own. */
export function titleOf(settling: boolean, isNew: boolean, judge: string | null): string {
  if (judge !== null) return `${settling ? 'Settled' : 'Judged'} by ${judge}`;
  if (settling) return isNew ? 'Settle what judges differ on' : 'Settlement';
  return isNew ? 'New judgement' : 'Judgement';
}

interface NoticeProps {
  text: string;
  /** What can be done about it. */
  label: string;
  onClick: () => void;
  isWarning?: boolean;
}

export const Notice = ({ text, label, onClick, isWarning = false }: NoticeProps) => (
  <Alert color={isWarning ? 'yellow' : 'gray'} p="xs" {...(isWarning ? { role: 'alert' } : {})}>
    <Group justify="space-between" gap="xs">
      <span>{text}</span>
      <Button variant="default" onClick={onClick}>
        {label}
      </Button>
    </Group>
  </Alert>
);
