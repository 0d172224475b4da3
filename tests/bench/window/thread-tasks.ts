/** The tasks of a window's main thread with the processor time that each took, which other work on the machine cannot lengthen much. */
import type { Browser, CDPSession } from 'playwright';

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Processor time, microseconds. */
  tdur?: number;
  args?: { name?: string };
}

export interface ThreadTrace {
  /** Milliseconds of processor time of each task of pages' main threads since the start. */
  stop(): Promise<number[]>;
}

export async function traceTasks(browser: Browser): Promise<ThreadTrace> {
  const session: CDPSession = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value as unknown as TraceEvent[]) events.push(event);
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel'] },
  });
  return {
    async stop() {
      const complete = new Promise<void>(resolve => session.once('Tracing.tracingComplete', () => resolve()));
      await session.send('Tracing.end');
      await complete;
      const thread = ({ pid, tid }: TraceEvent) => `${pid}:${tid}`;
      const mainThreads = new Set(
        events
          .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
          .map(thread),
      );
      return events
        .filter(event => event.ph === 'X' && /RunTask$/.test(event.name) && mainThreads.has(thread(event)))
        .map(({ tdur = 0 }) => tdur / 1_000);
    },
  };
}
