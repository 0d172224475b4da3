/** Answers the calls of windows over IPC; a sender that is not the program's own page is refused. */
import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import { messageOf, Problem } from '#core/problem.ts';
import type { BridgeEvent, BridgeReply } from '#core/window-bridge.ts';
import { channels } from '#preload/channels.ts';
import type { RouterCalls } from './router-calls.ts';
import { isPageAddress } from './window-address.ts';

const isTrusted = ({ senderFrame }: IpcMainEvent | IpcMainInvokeEvent): boolean =>
  senderFrame !== null && senderFrame.parent === null && isPageAddress(senderFrame.url);

export const serveCalls = (calls: RouterCalls): void => {
  const subscriptions = new Map<WebContents, Map<number, AbortController>>();

  const subscriptionsOf = (sender: WebContents): Map<number, AbortController> => {
    const present = subscriptions.get(sender);
    if (present !== undefined) return present;
    const created = new Map<number, AbortController>();
    subscriptions.set(sender, created);
    const endAll = (): void => {
      for (const controller of created.values()) controller.abort();
      created.clear();
    };
    sender.on('did-navigate', endAll);
    sender.on('render-process-gone', endAll);
    sender.once('destroyed', () => {
      endAll();
      subscriptions.delete(sender);
    });
    return created;
  };

  ipcMain.handle(channels.call, async (event, path: unknown, input: unknown): Promise<BridgeReply> => {
    if (!isTrusted(event)) throw new Problem('refused', 'Only the program’s own window may call it.');
    return calls.call(String(path), input);
  });

  ipcMain.on(channels.subscribe, (event, id: unknown, path: unknown, input: unknown) => {
    if (!isTrusted(event) || typeof id !== 'number') return;
    const { sender } = event;
    const controller = new AbortController();
    const own = subscriptionsOf(sender);
    own.set(id, controller);
    const emit = (message: BridgeEvent): void => {
      if (!controller.signal.aborted && !sender.isDestroyed()) sender.send(channels.event, id, message);
    };
    calls
      .subscribe(String(path), input, controller.signal, emit)
      .catch((error: unknown) => console.error(messageOf(error)))
      .finally(() => own.delete(id));
  });

  ipcMain.on(channels.unsubscribe, (event, id: unknown) => {
    if (!isTrusted(event) || typeof id !== 'number') return;
    subscriptions.get(event.sender)?.get(id)?.abort();
  });
};
