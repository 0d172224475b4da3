/** The loopback host's composition root: builds the ports, starts the host, and ends when nobody looks any more. */
import { isProblem, messageOf } from '#core/problem.ts';
import { startApplication } from '#host/start-application.ts';
import { createLifetime } from './lifetime.ts';
import { startLoopbackHost } from './loopback-host.ts';

/** How long the host outlives its last window, as while that is loaded anew. */
const graceMilliseconds = 30_000;
const shortGraceMilliseconds = 3_000;

export interface RunningWeb {
  /** Opens one window, once. */
  address: string;
  /** Another such address. */
  invite(): string;
  /** Where a browser that is opened for the host may keep its profile. */
  dataFolder: string;
  /** Whether any window has been connected yet. */
  hadWindow(): boolean;
  /** To be called when the program that showed the window has ended. */
  windowProgramEnded(): void;
  /** The exit code, when every study is on disk and closed. */
  ended: Promise<number>;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** `root` holds `out/` and `resources/`; `study` is the path of a study to open. */
export const startWeb = async (options: { root: string; study: string | null }): Promise<RunningWeb> => {
  const { application, sessions, folders } = startApplication({ host: 'web', root: options.root });
  let settle: (code: number) => void = () => undefined;
  const ended = new Promise<number>(resolve => {
    settle = resolve;
  });

  let state: 'open' | 'flushing' | 'failed' = 'open';
  const end = async (): Promise<void> => {
    if (state === 'flushing') return;
    if (state === 'failed') return settle(1);
    state = 'flushing';
    try {
      await application.shutdown();
    } catch (error) {
      state = 'failed';
      console.error(`Some changes could not be saved: ${messageOf(error)}`);
      if (isProblem(error) && error.advice !== '') console.error(error.advice);
      console.error(
        'They are kept in memory. Saving is tried again every ten seconds; Ctrl+C ends without them.',
      );
      setTimeout(() => {
        if (state !== 'failed') return;
        state = 'open';
        void end();
      }, 10_000);
      return;
    }
    await host.close();
    settle(0);
  };
  const lifetime = createLifetime({ graceMilliseconds, shortGraceMilliseconds, end: () => void end() });
  let hadWindow = false;
  const host = await startLoopbackHost({
    application,
    sessions,
    windowFolder: folders.window,
    onWindows: count => {
      hadWindow = true;
      lifetime.windows(count);
    },
  });
  for (const signal of signals) process.on(signal, () => void end());

  return {
    address: host.invite(options.study),
    invite: () => host.invite(options.study),
    dataFolder: folders.data,
    hadWindow: () => hadWindow,
    windowProgramEnded: () => lifetime.windowProgramEnded(),
    ended,
  };
};
