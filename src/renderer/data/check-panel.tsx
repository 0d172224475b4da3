/** Verifies hashes, references and quotes of the whole study, and says what was found. */
import { Alert, Button, Group, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { CheckReport } from '#core/api.ts';
import { announce } from '#renderer/state/announce.ts';
import { useApp } from '#renderer/state/app-context.tsx';
import { openDialog } from '#renderer/state/dialogs.ts';
import { notifyProblem } from '#renderer/state/notify.tsx';
import { useSession } from '#renderer/state/study-context.tsx';
import { Findings } from '../shell/findings.tsx';
import classes from './data-screen.module.css';

export function CheckPanel() {
  const session = useSession();
  const { report: opening } = useApp();
  const [report, setReport] = useState<CheckReport | null>(null);
  const [busy, setBusy] = useState(false);

  const run = async (): Promise<void> => {
    setBusy(true);
    try {
      const found = await session.client.check(session.info.handle);
      setReport(found);
      announce(found.clean ? 'The study is sound' : `${found.findings.length} things found`);
    } catch (error) {
      notifyProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={classes.sheet}>
      <Title order={1}>Integrity check</Title>
      <Text maw={620}>
        Reads every file of the study and compares it with its hash, follows every reference between records,
        and looks up the quote of every passage in its document. Nothing is changed.
      </Text>
      <Group gap="xs">
        <Button loading={busy} onClick={() => void run()}>
          Check now
        </Button>
        {opening === null ? null : (
          <Button variant="default" onClick={() => openDialog('report')}>
            What opening found
          </Button>
        )}
      </Group>
      {report === null ? null : (
        <section className={classes.wide} aria-label="Result of the check">
          <Alert
            color={report.clean ? 'green' : 'yellow'}
            title={report.clean ? 'The study is sound' : 'Something is not as it should be'}
            mb="sm"
          >
            Checked: {report.checked}.
          </Alert>
          <Findings findings={report.findings} />
        </section>
      )}
    </div>
  );
}
