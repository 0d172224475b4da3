/**
 * What the bench puts into the real window to measure it from inside: the time from a key to the frame that paints
 * what it changed, and every long task.
 */
export interface CodingWatch {
  /** Begins to wait for one key and the first passage that is painted after it. */
  expectKey(key: string): void;
  /** Milliseconds from that key to the end of the frame that paints the passage; waits for it, ten seconds at most. */
  painted(): Promise<number>;
  /** Durations of the tasks of more than 50 ms since the last call. */
  takeLongTasks(): number[];
}

declare global {
  interface Window {
    codingWatch: CodingWatch;
  }
}

/** Runs in the page before anything else, so it may use nothing from outside itself. */
export function installCodingWatch(): void {
  const longTasks: number[] = [];
  const observer = new PerformanceObserver(list => {
    for (const { duration } of list.getEntries()) longTasks.push(duration);
  });
  observer.observe({ type: 'longtask' });

  let result: Promise<number> = Promise.resolve(Number.NaN);

  const isPainted = (node: Node): boolean =>
    node instanceof Element &&
    (/\bpaint-\d/.test(node.className) || node.querySelector('[class*="paint-"]') !== null);

  window.codingWatch = {
    expectKey(key) {
      result = new Promise((resolve, reject) => {
        setTimeout(() => reject(new Error(`No passage was painted after the key ${key}.`)), 10_000);
        const onKey = (event: KeyboardEvent): void => {
          if (event.key !== key) return;
          removeEventListener('keydown', onKey, true);
          const changes = new MutationObserver(records => {
            if (!records.some(({ addedNodes }) => [...addedNodes].some(isPainted))) return;
            changes.disconnect();
            requestAnimationFrame(() => {
              const channel = new MessageChannel();
              channel.port1.onmessage = () => {
                channel.port1.close();
                resolve(performance.now() - event.timeStamp);
              };
              channel.port2.postMessage(null);
            });
          });
          const text = document.querySelector('[role="document"]');
          if (text !== null) changes.observe(text, { childList: true, subtree: true });
        };
        addEventListener('keydown', onKey, true);
      });
    },
    painted: () => result,
    takeLongTasks() {
      for (const { duration } of observer.takeRecords()) longTasks.push(duration);
      return longTasks.splice(0);
    },
  };
}
