/** What the page with one way in it offers to the program that measures it. Times are milliseconds. */
export interface OpenTimes {
  /** Until the call that shows the document came back. */
  script: number;
  /** Until the main thread had the first frame with its passages laid out and handed over. */
  handedOver: number;
  /** Until the frame after it began, which the browser allows only when the first is on its way to the screen. */
  painted: number;
  /** The longest task of the main thread in the second after it. */
  longestAfter: number;
}

export interface AddTimes {
  script: number;
  painted: number;
  /** Frames that began from the call to the one with the passage in it. */
  frames: number;
}

export interface BenchPage {
  /** Resolves when the document and its passages are in memory and the page is at rest. */
  ready(): Promise<void>;
  open(): Promise<OpenTimes>;
  countPainted(): number;
  /** Scrolls to a share of the document, 0 to 1, and waits until all is at rest. */
  moveTo(share: number): Promise<void>;
  /** Adds passages one by one at random places of the viewport, and takes as many frames where `isIdle`, adding none. */
  add(count: number, seed: number, isIdle: boolean): Promise<AddTimes[]>;
  /** Drags from the top to the end in so many even steps, one a frame; gives the time of each frame. */
  drag(steps: number): Promise<number[]>;
  startFrames(): void;
  stopFrames(): number[];
  /** Microseconds for one hit at a random point of the viewport, and how many passages the points had on average. */
  hit(points: number, seed: number): { microseconds: number; found: number };
}

declare global {
  interface Window {
    bench: BenchPage;
    /** There where the browser was started with it. */
    gc?: () => void;
  }
}
