/** Lets a handler of Fetch requests answer Node's HTTP server, streams and their early ends included. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import type { RequestHandler } from '#host/window-service.ts';

const toRequest = (incoming: IncomingMessage, origin: string, signal: AbortSignal): Request => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const method = incoming.method ?? 'GET';
  const hasBody = method !== 'GET' && method !== 'HEAD';
  // The address is joined, not resolved, so that `//elsewhere/` in the request line stays a path of this origin.
  const init: RequestInit & { duplex: 'half' } = {
    method,
    headers,
    signal,
    duplex: 'half',
    body: hasBody ? (Readable.toWeb(incoming) as ReadableStream<Uint8Array>) : null,
  };
  return new Request(`${origin}${incoming.url ?? '/'}`, init);
};

const send = async (response: Response, outgoing: ServerResponse): Promise<void> => {
  const headers: Record<string, string | string[]> = Object.fromEntries(response.headers);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) headers['set-cookie'] = cookies;
  outgoing.writeHead(response.status, headers);
  outgoing.flushHeaders();
  if (response.body === null) outgoing.end();
  else await pipeline(Readable.fromWeb(response.body as NodeReadableStream), outgoing);
};

/** `origin` is the host's own, e.g. `http://127.0.0.1:4000`: what the client calls the host is not believed. */
export const createFetchListener =
  (origin: () => string, handler: RequestHandler) =>
  (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const gone = new AbortController();
    outgoing.on('close', () => gone.abort());
    const answer = async (): Promise<void> => {
      const request = toRequest(incoming, origin(), gone.signal);
      await send(await handler(request), outgoing);
    };
    answer().catch((error: unknown) => {
      // A client that leaves early ends its stream with an error that concerns nobody.
      if (gone.signal.aborted) return;
      console.error(error);
      if (!outgoing.headersSent) outgoing.writeHead(500);
      outgoing.end();
    });
  };
