/**
 * Scrolls to a line and stays with it for some frames: sections that come near are then laid out for the first
 * time and move what lies below them. Whoever scrolls meanwhile has their way.
 */

/** A scrolled-to line must rest for so many frames, and is followed for no more than so many. */
const STILL_FRAMES = 3;
const MOST_FRAMES = 10;

/** What a person does to scroll. */
const scrolling = ['wheel', 'pointerdown', 'touchmove', 'keydown'] as const;

export class ScrollSettler {
  private readonly scroller: HTMLElement;
  private frame = 0;

  constructor(scroller: HTMLElement) {
    this.scroller = scroller;
    for (const event of scrolling) scroller.addEventListener(event, this.stop, { passive: true });
  }

  get isBusy(): boolean {
    return this.frame !== 0;
  }

  /** Scrolls at once by the pixels that `distance` gives, and again while they change; null = there is no such line. */
  settle(distance: () => number | null): void {
    let rounds = 0;
    let still = 0;
    const turn = (): void => {
      this.frame = 0;
      const by = distance();
      if (by === null) return;
      still = Math.abs(by) < 1 ? still + 1 : 0;
      if (still === 0) this.scroller.scrollTop += by;
      rounds += 1;
      if (still < STILL_FRAMES && rounds < MOST_FRAMES) this.frame = requestAnimationFrame(turn);
    };
    this.stop();
    turn();
  }

  dispose(): void {
    for (const event of scrolling) this.scroller.removeEventListener(event, this.stop);
    this.stop();
  }

  private readonly stop = (): void => {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
  };
}
