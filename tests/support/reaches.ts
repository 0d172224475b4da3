/** The ways in which an application is reached, each up to the window's own client. */

import type { Application } from '#core/api.ts';
import { createRouterContext } from '#core/router.ts';
import { createStudySessions, type StudySessionsPorts } from '#core/study-sessions.ts';
import type { WindowBridge } from '#core/window-bridge.ts';
import { createRouterCalls } from '#main/router-calls.ts';
import { createClient, type WindowApplication } from '#renderer/client/client.ts';
import { startLoopbackHost } from '#web/loopback-host.ts';
import { createEventSource } from './event-source.ts';

export interface Reach {
  /** A window on the application; each call gives another. */
  window(): WindowApplication;
  close(): Promise<void>;
}

export const sessionPorts: StudySessionsPorts = {
  later: (task, milliseconds) => {
    const timer = setTimeout(task, milliseconds);
    return () => clearTimeout(timer);
  },
  idleMilliseconds: 60_000,
};

/** Over HTTP, with the cookie that a browser would keep. */
export const reachOverHttp = async (application: Application, windowFolder: string): Promise<Reach> => {
  const host = await startLoopbackHost({
    application,
    sessions: createStudySessions(application, sessionPorts),
    windowFolder,
    onWindows: () => undefined,
  });
  const entered = await fetch(host.invite(null), { redirect: 'manual' });
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
  const fetchAsBrowser = (address: string, init: RequestInit = {}): Promise<Response> =>
    fetch(address, {
      ...init,
      headers: { ...Object.fromEntries(new Headers(init.headers)), cookie, origin: host.origin },
    });
  return {
    window: () =>
      createClient({
        origin: host.origin,
        fetch: fetchAsBrowser,
        EventSource: createEventSource(fetchAsBrowser),
      }),
    close: () => host.close(),
  };
};

/** Over messages that cross as structured clones, as between an Electron window and its host. */
export const reachOverMessages = async (application: Application): Promise<Reach> => {
  const calls = createRouterCalls(
    createRouterContext(application, createStudySessions(application, sessionPorts)),
  );
  const bridge: WindowBridge = {
    call: async (path, input) => structuredClone(await calls.call(path, structuredClone(input))),
    subscribe: (path, input, listener) => {
      const ended = new AbortController();
      void calls.subscribe(path, structuredClone(input), ended.signal, event => {
        if (!ended.signal.aborted) listener(structuredClone(event));
      });
      return () => ended.abort();
    },
    onAction: () => () => undefined,
  };
  return {
    window: () =>
      createClient({
        bridge,
        origin: '',
        fetch: () => Promise.reject(new TypeError()),
        EventSource: createEventSource(fetch),
      }),
    close: async () => undefined,
  };
};
