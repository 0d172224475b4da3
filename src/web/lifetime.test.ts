import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLifetime } from './lifetime.ts';

describe('the lifetime of a loopback host', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const start = () => {
    const end = vi.fn();
    return { end, ...createLifetime({ graceMilliseconds: 1000, shortGraceMilliseconds: 100, end }) };
  };

  it('waits for the first window for as long as it takes', () => {
    const { end, windowProgramEnded } = start();
    windowProgramEnded();
    vi.advanceTimersByTime(1_000_000);
    expect(end).not.toHaveBeenCalled();
  });

  it('ends some time after the last window has gone', () => {
    const { end, windows } = start();
    windows(1);
    windows(2);
    windows(1);
    vi.advanceTimersByTime(5000);
    windows(0);
    vi.advanceTimersByTime(999);
    expect(end).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(end).toHaveBeenCalledOnce();
  });

  it('outlives a reload', () => {
    const { end, windows } = start();
    windows(1);
    windows(0);
    vi.advanceTimersByTime(900);
    windows(1);
    vi.advanceTimersByTime(10_000);
    expect(end).not.toHaveBeenCalled();
  });

  it('waits but shortly once the program of the windows has ended', () => {
    const { end, windows, windowProgramEnded } = start();
    windows(1);
    windows(0);
    windowProgramEnded();
    vi.advanceTimersByTime(100);
    expect(end).toHaveBeenCalledOnce();
  });
});
