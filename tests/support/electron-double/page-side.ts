/** The part of the double that runs in the page: what a sandboxed preload script finds under `require('electron')`. */

type Send = (
  kind: 'invoke' | 'send',
  channel: string,
  args: string,
) => Promise<{ value: string | null } | { error: string }>;
type Preload = (require: (name: string) => unknown, module: { exports: object }, exports: object) => void;

/** Self-contained: it is sent to the page as text. Runs the preload script in the program's own top page alone. */
export const installBridge = (origin: string, preload: Preload): void => {
  if (location.origin !== origin || window.top !== window) return;
  const toHost = (window as unknown as { __toHost: Send }).__toHost;
  const listeners = new Map<string, Set<(event: object, ...args: unknown[]) => void>>();

  const checkCloneable = (value: unknown): void => {
    structuredClone(value);
  };
  const freeze = (value: object): object => {
    for (const each of Object.values(value)) if (typeof each === 'object' && each !== null) freeze(each);
    return Object.freeze(value);
  };
  const electron = {
    contextBridge: {
      exposeInMainWorld(name: string, api: object) {
        Object.defineProperty(window, name, { value: freeze(api), writable: false, configurable: false });
      },
    },
    ipcRenderer: {
      async invoke(channel: string, ...args: unknown[]) {
        checkCloneable(args);
        const answer = await toHost('invoke', channel, JSON.stringify(args));
        if ('error' in answer) throw new Error(`Error invoking remote method '${channel}': ${answer.error}`);
        return JSON.parse(answer.value ?? 'null');
      },
      send(channel: string, ...args: unknown[]) {
        checkCloneable(args);
        void toHost('send', channel, JSON.stringify(args));
      },
      on(channel: string, listener: (event: object, ...args: unknown[]) => void) {
        const present = listeners.get(channel) ?? new Set();
        listeners.set(channel, present.add(listener));
      },
      off(channel: string, listener: (event: object, ...args: unknown[]) => void) {
        listeners.get(channel)?.delete(listener);
      },
    },
  };
  Object.defineProperty(window, '__fromHost', {
    value: (channel: string, args: string) => {
      for (const listener of [...(listeners.get(channel) ?? [])]) listener({}, ...JSON.parse(args));
    },
  });
  const module = { exports: {} };
  preload(
    name => {
      if (name === 'electron') return electron;
      throw new Error(`module not found: ${name}`);
    },
    module,
    module.exports,
  );
};
