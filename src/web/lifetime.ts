/** Ends the loopback host some time after its last window has gone, so that a reload does not end it. */

export interface Lifetime {
  /** To be called with the number of windows that are connected. */
  windows(count: number): void;
  /** The program that showed the windows has ended: what is gone now will not come back by a reload. */
  windowProgramEnded(): void;
}

export const createLifetime = (options: {
  graceMilliseconds: number;
  /** The wait once the window's program has ended. */
  shortGraceMilliseconds: number;
  end: () => void;
}): Lifetime => {
  let grace = options.graceMilliseconds;
  let present = 0;
  let hadWindow = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const review = (): void => {
    clearTimeout(timer);
    if (hadWindow && present === 0) timer = setTimeout(options.end, grace);
  };
  return {
    windows(count) {
      present = count;
      hadWindow ||= count > 0;
      review();
    },
    windowProgramEnded() {
      grace = options.shortGraceMilliseconds;
      review();
    },
  };
};
