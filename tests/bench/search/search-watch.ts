/** What the bench puts into the real window to measure a search from inside: the time from a key to what it finds. */
export interface SearchWatch {
  /** Begins to wait for a key (or, without one, for any change) and then for other rows in the grid that is named so. */
  expect(key: string | null, grid: string): void;
  /** Milliseconds from then to the end of the frame that paints them; waits ten seconds at most. */
  painted(): Promise<number>;
}

declare global {
  interface Window {
    searchWatch: SearchWatch;
  }
}

/** Runs in the page before anything else, so it may use nothing from outside itself. */
export function installSearchWatch(): void {
  let result: Promise<number> = Promise.resolve(Number.NaN);
  window.searchWatch = {
    expect(key, grid) {
      // In a list what was found grows with each letter, while the words around it may stay as they are.
      const shown = (): string => {
        const element = document.querySelector(`[role="grid"][aria-label="${grid}"]`);
        const found = [...(element?.querySelectorAll('mark') ?? [])].map(mark => mark.textContent);
        return found.length > 0 ? found.join('|') : (element?.textContent ?? '');
      };
      result = new Promise((resolve, reject) => {
        setTimeout(() => reject(new Error(`Nothing was painted after the key ${key}.`)), 10_000);
        const watch = (start: number): void => {
          const before = shown();
          const changes = new MutationObserver(() => {
            if (shown() === '' || shown() === before) return;
            changes.disconnect();
            requestAnimationFrame(() => {
              const channel = new MessageChannel();
              channel.port1.onmessage = () => {
                channel.port1.close();
                resolve(performance.now() - start);
              };
              channel.port2.postMessage(null);
            });
          });
          changes.observe(document.body, { childList: true, subtree: true, characterData: true });
        };
        const onKey = (event: KeyboardEvent): void => {
          if (event.key !== key) return;
          removeEventListener('keydown', onKey, true);
          watch(event.timeStamp);
        };
        if (key === null) watch(performance.now());
        else addEventListener('keydown', onKey, true);
      });
      // Whoever waits is told.
      result.catch(() => undefined);
    },
    painted: () => result,
  };
}
