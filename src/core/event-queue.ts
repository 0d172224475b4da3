/** Turns callbacks into an asynchronous sequence: what is pushed is handed out in order, until the end. */

export interface EventQueue<Event> {
  push(event: Event): void;
  /** What was pushed before is still handed out; what is pushed after is dropped. */
  end(): void;
  /** To be read once, by one reader. */
  events(): AsyncGenerator<Event, void>;
}

export const createEventQueue = <Event>(): EventQueue<Event> => {
  const waiting: Event[] = [];
  let ended = false;
  let wake: () => void = () => undefined;
  return {
    push(event) {
      if (ended) return;
      waiting.push(event);
      wake();
    },
    end() {
      ended = true;
      wake();
    },
    async *events() {
      for (;;) {
        const next = waiting.shift();
        if (next !== undefined) yield next;
        else if (ended) return;
        else {
          await new Promise<void>(resolve => {
            wake = resolve;
          });
        }
      }
    },
  };
};
