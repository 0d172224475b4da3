/**
 * Keeps one connection to the host while the window shows no study, because a loopback host lives as long as a
 * window is connected. A study's own events are a connection too, and browsers allow only six for one host.
 */
import type { TRPCUntypedClient } from '@trpc/client';
import type { AppRouter } from '#core/router.ts';

export interface Presence {
  studyShown(): void;
  studyLeft(): void;
}

export const createPresence = (rpc: TRPCUntypedClient<AppRouter>, window: string): Presence => {
  let studies = 0;
  const connect = () => rpc.subscription('presence', { window }, { onError: () => undefined });
  let connection = connect();
  return {
    studyShown() {
      if (studies === 0) connection.unsubscribe();
      studies += 1;
    },
    studyLeft() {
      studies -= 1;
      if (studies === 0) connection = connect();
    },
  };
};
