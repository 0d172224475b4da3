/** The window: the start screen, or the workspace of one study, and the dialogs that both share. */
import { Center, Loader } from '@mantine/core';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { AppInfo, OpenedStudy, OpenReport } from '#core/api.ts';
import { isProblem, messageOf, Problem } from '#core/problem.ts';
import type { WindowApplication } from './client/client.ts';
import { readStudyAddress, writeStudyAddress } from './client/study-address.ts';
import { LiveRegion } from './shell/live-region.tsx';
import { LockedDialog } from './shell/start/locked-dialog.tsx';
import { StartScreen } from './shell/start/start-screen.tsx';
import { Unreachable } from './shell/start/unreachable.tsx';
import { useShortcuts } from './shell/use-shortcuts.ts';
import { WindowDialogs } from './shell/window-dialogs.tsx';
import { Workspace } from './shell/workspace.tsx';
import { AppContext, type AppControl } from './state/app-context.tsx';
import { openDialog } from './state/dialogs.ts';
import { enterStudy, leaveStudy } from './state/enter-study.ts';
import { notifyProblem } from './state/notify.tsx';
import { StudyProvider } from './state/study-context.tsx';
import type { StudySession } from './state/study-session.ts';

/** The last study was open for reading only: a reload opens it so again. */
const readingKey = 'tracework.reading';

interface Locked {
  path: string;
  message: string;
  advice: string;
}

export function App({ client }: { client: WindowApplication }) {
  const [info, setInfo] = useState<AppInfo | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [session, setSession] = useState<StudySession | null>(null);
  const [report, setReport] = useState<OpenReport | null>(null);
  const [locked, setLocked] = useState<Locked | null>(null);
  const [starting, setStarting] = useState(true);
  const current = useRef<StudySession | null>(null);
  useShortcuts(client);

  const show = useCallback(
    (opened: OpenedStudy) => {
      const previous = current.current;
      // Opened again, as after the host let it go: the new handle is heard before the old one is left.
      previous?.stop();
      const next = enterStudy(client, opened);
      current.current = next;
      sessionStorage.setItem(readingKey, opened.mode === 'read' ? opened.path : '');
      setSession(next);
      setReport(opened.report.findings.length > 0 ? opened.report : null);
      if (opened.report.findings.some(({ severity }) => severity !== 'note')) openDialog('report');
      if (previous !== null && previous.info.handle !== opened.handle) {
        client.closeStudy(previous.info.handle).catch(notifyProblem);
      }
    },
    [client],
  );

  const open = useCallback(
    async (request: () => Promise<OpenedStudy>) => {
      const status = current.current?.info.status;
      if (status?.state === 'failed' && status.unsaved > 0) {
        throw new Problem(
          'not-saved',
          'The study that is open has changes that are not saved.',
          'Try to save again before you open another study.',
        );
      }
      show(await request());
    },
    [show],
  );

  const openIn = useCallback(
    async (path: string, mode: 'write' | 'read') => {
      try {
        await open(() => client.openStudy({ path, mode, coderName: null }));
        setLocked(null);
      } catch (error) {
        if (mode === 'write' && isProblem(error) && error.code === 'locked') {
          setLocked({ path, message: error.message, advice: error.advice });
        } else notifyProblem(error);
      }
    },
    [client, open],
  );

  const close = useCallback(async () => {
    const previous = current.current;
    if (previous === null) return;
    try {
      await leaveStudy(previous);
    } catch (error) {
      notifyProblem(error);
      return;
    }
    current.current = null;
    setSession(null);
    setReport(null);
  }, []);

  const start = useCallback(async () => {
    setFailure(null);
    try {
      setInfo(await client.info());
    } catch (error) {
      setFailure(messageOf(error));
      return;
    }
    const path = readStudyAddress();
    if (path !== null) await openIn(path, sessionStorage.getItem(readingKey) === path ? 'read' : 'write');
    // A study that could not be opened is not asked for again at each reload.
    if (current.current === null) writeStudyAddress(null);
    setStarting(false);
  }, [client, openIn]);

  const started = useRef(false);
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    void start();
  }, [start]);

  const control = useMemo<AppControl | null>(
    () =>
      info === null
        ? null
        : { client, info, session, report, open, openPath: path => openIn(path, 'write'), close },
    [client, info, session, report, open, openIn, close],
  );

  if (failure !== null) return <Unreachable message={failure} onRetry={() => void start()} />;
  if (control === null || starting) {
    return (
      <Center h="100%" component="main" aria-busy>
        <Loader role="img" aria-label="Opening Tracework" />
      </Center>
    );
  }
  return (
    <AppContext value={control}>
      {session === null ? (
        <>
          <StartScreen />
          <WindowDialogs />
        </>
      ) : (
        <StudyProvider session={session} key={session.info.handle}>
          <Workspace />
          <WindowDialogs />
        </StudyProvider>
      )}
      <LockedDialog
        locked={locked}
        onRead={path => void openIn(path, 'read')}
        onRetry={path => void openIn(path, 'write')}
        onCancel={() => setLocked(null)}
      />
      <LiveRegion />
    </AppContext>
  );
}
