/** What holds for the whole window for as long as it lasts: saving failed, reading only, the host is gone. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconEye } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { SaveStatus } from '#core/api.ts';
import { useApp } from '#renderer/state/app-context.tsx';
import { notifyProblem } from '#renderer/state/notify.tsx';
import { useSession, useStudyInfo } from '#renderer/state/study-context.tsx';
import classes from './banners.module.css';
import { count } from './format.ts';

interface BannerProps {
  loud?: true;
  icon: ReactNode;
  children: ReactNode;
  action: string;
  onAction: () => Promise<void>;
}

function Banner({ loud, icon, children, action, onAction }: BannerProps) {
  const [busy, setBusy] = useState(false);
  const act = async (): Promise<void> => {
    setBusy(true);
    try {
      await onAction();
    } catch (error) {
      notifyProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={classes.banner} data-loud={loud} role={loud ? 'alert' : 'note'}>
      {icon}
      <span className={classes.text}>{children}</span>
      <Button variant="default" loading={busy} onClick={() => void act()}>
        {action}
      </Button>
    </div>
  );
}

/** Says as an alert that saving failed, and when it was last tried in vain, so that a second failure is told too. */
function NotSaved({ status }: { status: SaveStatus }) {
  const session = useSession();
  const [triedAt, setTriedAt] = useState<Date | null>(null);
  return (
    <Banner
      loud
      icon={<IconAlertTriangle size={17} aria-hidden />}
      action="Try to save again"
      onAction={async () => {
        await session.retrySaving();
        setTriedAt(new Date());
      }}
    >
      <strong>
        Not saved: {count(status.unsaved, 'change is', 'changes are')} in memory only. Keep this window open.
      </strong>{' '}
      {triedAt === null ? null : `Tried again at ${triedAt.toLocaleTimeString()}, in vain. `}
      {status.problem?.message} {status.problem?.advice}
    </Banner>
  );
}

export function Banners() {
  const { openPath } = useApp();
  const { status, mode, lockedBy, closed, path } = useStudyInfo();
  return (
    <div>
      {closed === null ? null : (
        <Banner
          loud
          icon={<IconAlertTriangle size={17} aria-hidden />}
          action="Open again"
          onAction={() => openPath(path)}
        >
          <strong>This study is no longer open.</strong> {closed} What was saved is on disk.
        </Banner>
      )}
      {status.state === 'failed' && closed === null ? <NotSaved status={status} /> : null}
      {mode === 'read' && closed === null ? (
        <Banner
          icon={<IconEye size={17} aria-hidden />}
          action="Open for changing"
          onAction={() => openPath(path)}
        >
          <strong>For reading only.</strong>{' '}
          {lockedBy === null
            ? 'Nothing can be changed here.'
            : `Another program has this study open: ${lockedBy}.`}
        </Banner>
      ) : null}
    </div>
  );
}
