/** Makes the window's application: over IPC where Electron's bridge is there, else over HTTP to the own host. */
import { createTRPCUntypedClient, httpLink, httpSubscriptionLink, splitLink } from '@trpc/client';
import type { Application, OpenedStudy, StudyEvent, StudyHandle } from '#core/api.ts';
import type { AppRouter, ProcedureName } from '#core/router.ts';
import type { WindowBridge } from '#core/window-bridge.ts';
import { ipcLink } from './ipc-link.ts';
import { createPresence } from './presence.ts';
import { hostIsGone, toProblem } from './to-problem.ts';
import type { WindowApplication } from './window-application.ts';

export type { WindowApplication } from './window-application.ts';

declare global {
  interface Window {
    /** Set by the preload script in Electron; absent in a browser. */
    readonly tracework?: WindowBridge;
  }
}

/** How long a lost connection to the loopback host may take to come back before the window is told. */
const reconnectMilliseconds = 8_000;

/** How the host is reached. */
export interface ClientOptions {
  /** The bridge of an Electron window; absent = over HTTP. */
  bridge?: WindowBridge | undefined;
  /** Origin of the host; empty = the page's own. */
  origin: string;
  fetch: (address: string, init?: RequestInit) => Promise<Response>;
  EventSource: typeof EventSource;
}

const httpLinks = ({ origin, fetch, EventSource }: ClientOptions) =>
  splitLink<AppRouter>({
    condition: operation => operation.type === 'subscription',
    true: httpSubscriptionLink({ url: `${origin}/trpc`, EventSource }),
    false: httpLink({
      url: `${origin}/trpc`,
      methodOverride: 'POST',
      fetch: (url, init) => fetch(String(url), init as RequestInit),
    }),
  });

const ofThisWindow = (): ClientOptions => ({
  bridge: window.tracework,
  origin: '',
  fetch: (address, init) => window.fetch(address, init),
  EventSource: window.EventSource,
});

/** The methods whose procedure takes just their arguments. */
type CallName = Exclude<
  keyof Application & ProcedureName,
  'subscribe' | 'closeStudy' | 'importFiles' | 'importProject' | 'exportStudy'
>;

export const createClient = (options: ClientOptions = ofThisWindow()): WindowApplication => {
  const { bridge, origin, fetch } = options;
  const rpc = createTRPCUntypedClient<AppRouter>({
    links: [bridge === undefined ? httpLinks(options) : ipcLink(bridge)],
  });
  const windowName = crypto.randomUUID();
  const presence = createPresence(rpc, windowName);
  /** The sequence at which each study was opened here, from which its events are heard. */
  const openedAt = new Map<StudyHandle, number>();

  /** The router's procedures have the names, arguments and results of the application's methods. */
  const send = async (name: ProcedureName, args: readonly unknown[]): Promise<unknown> => {
    try {
      return await rpc.mutation(name, args.length === 0 ? undefined : args);
    } catch (error) {
      throw toProblem(error);
    }
  };
  const call =
    <Name extends CallName>(name: Name) =>
    (...args: Parameters<Application[Name]>) =>
      send(name, args) as ReturnType<Application[Name]>;
  /** Sends the work with a name of its own, under which it is stopped. */
  const cancellable = async <Name extends 'importFiles' | 'importProject' | 'exportStudy'>(
    name: Name,
    args: readonly unknown[],
    signal: AbortSignal | undefined,
  ): Promise<Awaited<ReturnType<Application[Name]>>> => {
    const task = crypto.randomUUID();
    const cancel = () => void send('cancel', [task]).catch(() => undefined);
    const done = send(name, [...args, task]);
    if (signal?.aborted === true) cancel();
    signal?.addEventListener('abort', cancel);
    try {
      return (await done) as Awaited<ReturnType<Application[Name]>>;
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  };
  const open =
    <Request extends unknown[]>(ask: (...request: Request) => Promise<OpenedStudy>) =>
    async (...request: Request): Promise<OpenedStudy> => {
      const study = await ask(...request);
      openedAt.set(study.handle, study.status.seq);
      return study;
    };

  return {
    info: call('info'),
    templates: call('templates'),
    recentStudies: call('recentStudies'),
    forgetRecentStudy: call('forgetRecentStudy'),
    listFolder: call('listFolder'),
    createFolder: call('createFolder'),
    chooseFolder: call('chooseFolder'),
    chooseStudy: call('chooseStudy'),
    chooseFiles: call('chooseFiles'),

    createStudy: open(call('createStudy')),
    openStudy: open(call('openStudy')),
    openSample: open(call('openSample')),
    async closeStudy(handle) {
      await send('closeStudy', [handle, windowName]);
      openedAt.delete(handle);
    },

    passages: call('passages'),
    documentText: call('documentText'),
    documentPages: call('documentPages'),
    documentHighlights: call('documentHighlights'),
    async documentSource(handle, documentId) {
      const query = new URLSearchParams({ handle, documentId });
      let reply: Response;
      try {
        reply = await fetch(`${origin}/source?${query}`);
      } catch (error) {
        throw toProblem(error);
      }
      const isSource = reply.ok && reply.headers.get('content-type') === 'application/octet-stream';
      if (isSource) return new Uint8Array(await reply.arrayBuffer());
      throw toProblem(await reply.json().catch(() => null));
    },
    dispatch: call('dispatch'),
    undo: call('undo'),
    redo: call('redo'),
    retrySaving: call('retrySaving'),
    setCoder: call('setCoder'),
    history: call('history'),
    check: call('check'),

    async stageFile(handle, fileName, bytes) {
      const query = new URLSearchParams({ handle, fileName });
      let reply: Response;
      try {
        // Bytes of their own: what a Blob refers to on disk does not cross to a custom protocol everywhere.
        const body = bytes instanceof Blob ? new Uint8Array(await bytes.arrayBuffer()) : bytes;
        reply = await fetch(`${origin}/stage?${query}`, {
          method: 'POST',
          headers: { 'content-type': 'application/octet-stream' },
          body,
        });
      } catch (error) {
        throw toProblem(error);
      }
      const answer: unknown = await reply.json().catch(() => null);
      if (typeof answer === 'object' && answer !== null && 'staged' in answer) return String(answer.staged);
      throw toProblem(answer);
    },
    previewImport: call('previewImport'),
    importFiles: (handle, files, signal) => cancellable('importFiles', [handle, files], signal),
    projectFormats: call('projectFormats'),
    previewProject: call('previewProject'),
    importProject: (handle, request, signal) => cancellable('importProject', [handle, request], signal),
    encodings: call('encodings'),
    importFormats: call('importFormats'),
    exportFormats: call('exportFormats'),
    exportStudy: (handle, request, signal) => cancellable('exportStudy', [handle, request], signal),
    previewDataset: call('previewDataset'),

    subscribe(handle, listener) {
      let ended = false;
      let giveUp: ReturnType<typeof setTimeout> | undefined;
      const end = () => {
        ended = true;
        clearTimeout(giveUp);
        presence.studyLeft();
      };
      const endWith = (reason: string) => {
        if (ended) return;
        end();
        subscription.unsubscribe();
        listener({ type: 'closed', reason });
      };
      presence.studyShown();
      const subscription = rpc.subscription(
        'subscribe',
        { handle, window: windowName, afterSeq: openedAt.get(handle) ?? 0 },
        {
          onData: value => {
            if (ended) return;
            const { data: event } = value as { data: StudyEvent };
            if (event.type === 'commit') openedAt.set(handle, event.commit.seq);
            if (event.type === 'closed') endWith(event.reason);
            else listener(event);
          },
          onError: error => endWith(toProblem(error).message),
          onConnectionStateChange: state => {
            clearTimeout(giveUp);
            if (state.state === 'connecting' && state.error !== null) {
              giveUp = setTimeout(() => endWith(hostIsGone().message), reconnectMilliseconds);
            }
          },
        },
      );
      return () => {
        if (ended) return;
        end();
        subscription.unsubscribe();
      };
    },
    onAction: listener => bridge?.onAction(listener) ?? (() => undefined),
  };
};
