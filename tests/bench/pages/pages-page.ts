/** What the page with a PDF in it offers to the program that measures it. Times are milliseconds. */
import type { PageMap } from '#core/pages/page-map.ts';
import type { BenchPassage } from '../ways/way.ts';

/** What is shown, beside the file itself. */
export interface PagesMaterial {
  text: string;
  pages: PageMap;
  passages: readonly BenchPassage[];
}

export interface PagesBench {
  /** Opens the file; resolves with the time until its first page was drawn. */
  open(): Promise<number>;
  countPainted(): number;
  /** Scrolls to the top and waits until all is at rest. */
  rest(): Promise<void>;
  startFrames(): void;
  stopFrames(): number[];
}

declare global {
  interface Window {
    pagesBench: PagesBench;
  }
}
