/** What a screen reader is told: short sentences on what was done, spoken by the one live region of the window. */
type Listener = (message: string) => void;

const listeners = new Set<Listener>();

/** Says a sentence through the window's live region. */
export const announce = (message: string): void => {
  for (const listener of listeners) listener(message);
};

/** For the live region itself. */
export const onAnnounce = (listener: Listener): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
