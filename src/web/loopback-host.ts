/** The loopback host: the window and its calls over HTTP, for the browsers of this machine alone. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import type { Application } from '#core/api.ts';
import { isProblem, Problem } from '#core/problem.ts';
import { createRouterContext, router } from '#core/router.ts';
import type { StudySessions } from '#core/study-sessions.ts';
import { readBody } from '#host/read-body.ts';
import { securityHeaders } from '#host/security-headers.ts';
import { plainResponse } from '#host/window-files.ts';
import { createWindowService } from '#host/window-service.ts';
import { createFetchListener } from './fetch-listener.ts';
import { createGate } from './gate.ts';

/** Bytes of one call, without uploads. */
const maximumCallBytes = 32_000_000;
/** Browsers open six connections to one host at most; one is left for the calls of all windows. */
const maximumStreams = 5;

export interface LoopbackHost {
  origin: string;
  /** A new address that opens one window once; `study` is a path or null for the start screen. */
  invite(study: string | null): string;
  /** Stops listening and ends all connections. */
  close(): Promise<void>;
}

export interface LoopbackHostOptions {
  application: Application;
  sessions: StudySessions;
  /** Folder of the built window. */
  windowFolder: string;
  /** Called with the number of windows that are connected, whenever it changes. */
  onWindows: (count: number) => void;
}

export const startLoopbackHost = async (options: LoopbackHostOptions): Promise<LoopbackHost> => {
  let streams = 0;
  const context = createRouterContext(options.application, options.sessions, () => {
    if (streams >= maximumStreams) {
      throw new Problem(
        'refused',
        `A browser can show ${maximumStreams} windows of Tracework at once.`,
        'Close another window first.',
      );
    }
    streams += 1;
    options.onWindows(streams);
    return () => {
      streams -= 1;
      options.onWindows(streams);
    };
  });

  const callRouter = async (request: Request): Promise<Response> => {
    let received = request;
    if (request.method === 'POST') {
      const body = await readBody(request, maximumCallBytes);
      if (body === null) return plainResponse(413, 'The request is too large.');
      received = new Request(request.url, { method: 'POST', headers: request.headers, body });
    }
    const response = await fetchRequestHandler({
      endpoint: '/trpc',
      req: received,
      router,
      createContext: () => context,
      allowMethodOverride: true,
      // A refusal is an answer: a browser would report any other status as an error of the page.
      responseMeta: ({ errors }) =>
        errors.length > 0 && errors.every(({ cause }) => isProblem(cause)) ? { status: 200 } : {},
    });
    for (const [name, value] of Object.entries(securityHeaders(null))) response.headers.set(name, value);
    if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
    return response;
  };

  const serveWindow = createWindowService(options);
  let gate: ReturnType<typeof createGate> | null = null;
  let origin = '';
  const handle = async (request: Request): Promise<Response> => {
    const refused = gate === null ? plainResponse(503, 'Not ready.') : gate.check(request);
    if (refused !== null) return refused;
    return new URL(request.url).pathname.startsWith('/trpc/') ? callRouter(request) : serveWindow(request);
  };

  const server = createServer(createFetchListener(() => origin, handle));
  // A stream of events is as old as its window.
  server.requestTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const opened = createGate(origin);
  gate = opened;

  return {
    origin,
    invite: study => origin + opened.invite(study),
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
