/** Whether what was done is on disk. It says "saved" only of what the host has confirmed after fsync. */
import { Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconEye, IconLoader2 } from '@tabler/icons-react';
import { useStudyInfo } from '#renderer/state/study-context.tsx';
import { count } from '../format.ts';
import classes from './top-bar.module.css';

export function SaveIndicator() {
  const { status, mode, path } = useStudyInfo();
  const saving = status.state === 'saving';
  if (mode === 'read') {
    return (
      <span className={classes.status} role="status">
        <IconEye size={15} aria-hidden /> Reading only
      </span>
    );
  }
  if (status.state === 'failed') {
    return (
      <span className={classes.status} role="status" data-state="failed">
        <IconAlertTriangle size={15} aria-hidden /> {count(status.unsaved, 'change')} not saved
      </span>
    );
  }
  return (
    <Tooltip label={path} multiline maw={420}>
      <span className={classes.status} role="status" data-state={saving ? 'saving' : 'saved'}>
        {saving ? <IconLoader2 size={15} aria-hidden /> : <IconCheck size={15} aria-hidden />}
        {saving ? 'Saving…' : 'All changes saved'}
      </span>
    </Tooltip>
  );
}
