/** Calls the router for a window that reaches it by messages, and gives results and errors as plain data. */
import {
  callTRPCProcedure,
  getTRPCErrorFromUnknown,
  getTRPCErrorShape,
  isTrackedEnvelope,
} from '@trpc/server';
import { type RouterContext, router } from '#core/router.ts';
import type { BridgeError, BridgeEvent, BridgeReply } from '#core/window-bridge.ts';

export interface RouterCalls {
  call(path: string, input: unknown): Promise<BridgeReply>;
  /** Resolves when the subscription has ended; never rejects. */
  subscribe(
    path: string,
    input: unknown,
    signal: AbortSignal,
    emit: (event: BridgeEvent) => void,
  ): Promise<void>;
}

export const createRouterCalls = (context: RouterContext): RouterCalls => {
  const run = (
    type: 'mutation' | 'subscription',
    path: string,
    input: unknown,
    signal: AbortSignal | undefined,
  ): Promise<unknown> =>
    callTRPCProcedure({
      router,
      path,
      getRawInput: async () => input,
      input,
      ctx: context,
      type,
      signal,
      batchIndex: 0,
      // The client asks for queries and mutations alike, as it does over HTTP with POST.
      allowMethodOverride: true,
    });
  const describe = (
    error: unknown,
    type: 'mutation' | 'subscription',
    path: string,
    input: unknown,
  ): BridgeError =>
    getTRPCErrorShape({
      config: router._def._config,
      error: getTRPCErrorFromUnknown(error),
      type,
      path,
      input,
      ctx: context,
    });

  return {
    async call(path, input) {
      try {
        return { ok: true, data: await run('mutation', path, input, undefined) };
      } catch (error) {
        return { ok: false, error: describe(error, 'mutation', path, input) };
      }
    },
    async subscribe(path, input, signal, emit) {
      try {
        const events = (await run('subscription', path, input, signal)) as AsyncIterable<unknown>;
        for await (const event of events) {
          emit({ type: 'data', data: isTrackedEnvelope(event) ? { id: event[0], data: event[1] } : event });
        }
        emit({ type: 'end' });
      } catch (error) {
        emit({ type: 'error', error: describe(error, 'subscription', path, input) });
      }
    },
  };
};
