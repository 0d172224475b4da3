/** The bridge: the only thing that the window's page can reach of Electron. */
import { contextBridge, ipcRenderer } from 'electron';
import type { BridgeEvent, MenuAction, WindowBridge } from '#core/window-bridge.ts';
import { channels } from './channels.ts';

const listeners = new Map<number, (event: BridgeEvent) => void>();
let lastId = 0;

ipcRenderer.on(channels.event, (_, id: number, event: BridgeEvent) => {
  const listener = listeners.get(id);
  if (event.type !== 'data') listeners.delete(id);
  listener?.(event);
});

const bridge = {
  call: (path, input) => ipcRenderer.invoke(channels.call, path, input),
  subscribe: (path, input, listener) => {
    lastId += 1;
    const id = lastId;
    listeners.set(id, listener);
    ipcRenderer.send(channels.subscribe, id, path, input);
    return () => {
      if (listeners.delete(id)) ipcRenderer.send(channels.unsubscribe, id);
    };
  },
  onAction: listener => {
    const hear = (_: unknown, action: MenuAction): void => listener(action);
    ipcRenderer.on(channels.action, hear);
    return () => {
      ipcRenderer.off(channels.action, hear);
    };
  },
} satisfies WindowBridge;

contextBridge.exposeInMainWorld('tracework', bridge);
