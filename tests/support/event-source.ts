/** As much of the browsers' EventSource as tRPC uses, over fetch, for tests in plain Node. Does not reconnect. */

type Fetch = (address: string, init?: RequestInit) => Promise<Response>;

export const createEventSource = (fetch: Fetch): typeof EventSource => {
  class FetchEventSource extends EventTarget {
    static readonly CONNECTING = 0;
    static readonly OPEN = 1;
    static readonly CLOSED = 2;
    readonly CONNECTING = 0;
    readonly OPEN = 1;
    readonly CLOSED = 2;
    readyState = 0;
    readonly #gone = new AbortController();

    constructor(readonly url: string) {
      super();
      this.#read().catch(() => this.#fail());
    }

    close(): void {
      this.readyState = this.CLOSED;
      this.#gone.abort();
    }

    #fail(): void {
      if (this.readyState === this.CLOSED) return;
      this.readyState = this.CLOSED;
      this.dispatchEvent(new Event('error'));
    }

    async #read(): Promise<void> {
      const response = await fetch(this.url, {
        headers: { accept: 'text/event-stream' },
        signal: this.#gone.signal,
      });
      if (!response.ok || response.body === null) return this.#fail();
      this.readyState = this.OPEN;
      let pending = '';
      for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
        const blocks = (pending + chunk).split('\n\n');
        pending = blocks.pop() ?? '';
        for (const block of blocks) this.#dispatch(block);
      }
      this.#fail();
    }

    #dispatch(block: string): void {
      const lines = block.split('\n').filter(line => line !== '');
      const value = (name: string): string | undefined =>
        lines.find(line => line.startsWith(`${name}: `))?.slice(name.length + 2);
      const data = value('data');
      if (lines.length === 0) return;
      this.dispatchEvent(
        new MessageEvent(value('event') ?? 'message', { data: data ?? '', lastEventId: value('id') ?? '' }),
      );
    }
  }
  return FetchEventSource as unknown as typeof EventSource;
};
