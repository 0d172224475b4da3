/** What the editor of a judgement says of it: what it is, whose it is, and what stands in the way. */
import { Alert, Button, Group } from '@mantine/core';
import type { Judgement } from '#core/model/judgement.ts';
import { settlementOf } from '#core/store/settlement-of.ts';
import { useRecords, useStudyReader } from '../state/study-context.tsx';
import { judgeOf } from './describe-judgement.ts';
import { openJudgement } from './open-judgement.ts';

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

/** Of the coder's own judgement that was settled: by whom, and what would bring it back. */
export function SettledNotice({ judgement }: { judgement: Judgement }) {
  const study = useStudyReader();
  const by = useRecords(records => settlementOf(records, judgement), ['judgement'], [judgement]);
  const name = useRecords(records => (by === null ? '' : judgeOf(records, by)), ['coder'], [by]);
  if (by === null) return null;
  return (
    <Notice
      text={`Settled by ${name}. It counts again once it says something else.`}
      label="Open the settlement"
      onClick={() => openJudgement(study, by.id)}
    />
  );
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
