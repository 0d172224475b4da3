/** Carries the router's calls over the bridge that the preload script offers, in an Electron window. */
import { TRPCClientError, type TRPCLink } from '@trpc/client';
import type { inferRouterError } from '@trpc/server';
import { observable } from '@trpc/server/observable';
import type { AppRouter } from '#core/router.ts';
import type { BridgeError, WindowBridge } from '#core/window-bridge.ts';

const toClientError = (error: BridgeError): TRPCClientError<AppRouter> =>
  TRPCClientError.from<AppRouter>({ error: error as inferRouterError<AppRouter> });

export const ipcLink =
  (bridge: WindowBridge): TRPCLink<AppRouter> =>
  () =>
  ({ op: operation }) =>
    observable(observer => {
      if (operation.type === 'subscription') {
        return bridge.subscribe(operation.path, operation.input, event => {
          if (event.type === 'data') observer.next({ result: { type: 'data', data: event.data } });
          if (event.type === 'error') observer.error(toClientError(event.error));
          if (event.type === 'end') observer.complete();
        });
      }
      bridge.call(operation.path, operation.input).then(
        reply => {
          if (!reply.ok) return observer.error(toClientError(reply.error));
          observer.next({ result: { type: 'data', data: reply.data } });
          observer.complete();
        },
        (cause: unknown) =>
          observer.error(TRPCClientError.from(cause instanceof Error ? cause : new Error(String(cause)))),
      );
      return () => undefined;
    });
