/** Line numbers of a text, counted from 1. */
export class LineIndex {
  private readonly feeds: number[] = [];

  constructor(text: string) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.feeds.push(at);
    // A line feed at the very end closes the last line and opens none.
    if (this.feeds.at(-1) === text.length - 1) this.feeds.pop();
  }

  get count(): number {
    return this.feeds.length + 1;
  }

  lineAt(offset: number): number {
    let low = 0;
    let high = this.feeds.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.feeds[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  }
}
