/**
 * What passes between an Electron window and its host beside the calls of the router: the bridge that the preload
 * script puts on `window.tracework`, and the actions that the application menu sends. Types only.
 */

/** What the application menu asks the window to do. A host without a menu sends none. */
export type MenuAction =
  | 'new-study'
  | 'open-study'
  | 'open-sample'
  | 'close-study'
  | 'import'
  | 'export'
  | 'undo'
  | 'redo'
  | 'find'
  | 'palette'
  | 'show-code'
  | 'show-codebook'
  | 'show-data'
  | 'colours-light'
  | 'colours-dark'
  | 'colours-system'
  | 'show-keys'
  | 'show-about';

/** The error shape of the router, as JSON. */
export interface BridgeError {
  code: number;
  message: string;
  data: unknown;
}

export type BridgeReply = { ok: true; data: unknown } | { ok: false; error: BridgeError };

export type BridgeEvent =
  | { type: 'data'; data: unknown }
  | { type: 'error'; error: BridgeError }
  | { type: 'end' };

/** `window.tracework` in an Electron window; absent elsewhere. All values cross as structured clones. */
export interface WindowBridge {
  call(path: string, input: unknown): Promise<BridgeReply>;
  /** The returned function ends the subscription; nothing is heard after it. */
  subscribe(path: string, input: unknown, listener: (event: BridgeEvent) => void): () => void;
  onAction(listener: (action: MenuAction) => void): () => void;
}
