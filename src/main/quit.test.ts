import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '#core/problem.ts';

/** As much of Electron as ends a program: `quit` asks `before-quit` and is over unless that was prevented. */
const electron = vi.hoisted(() => ({
  app: null as unknown as EventEmitter & { quit(): void },
  ended: 0,
  answers: [] as string[],
  shown: [] as { message: string; detail: string }[],
}));
vi.mock('electron', () => ({
  get app() {
    return electron.app;
  },
  dialog: {
    async showMessageBox(options: { buttons: string[]; message: string; detail: string }) {
      electron.shown.push(options);
      const answer = electron.answers.shift() ?? 'nothing';
      const response = options.buttons.findIndex(label => label.includes(answer));
      if (response < 0) throw new Error('A dialog was shown that nobody answers.');
      return { response };
    },
  },
}));
const { flushBeforeQuit } = await import('./quit.ts');

describe('the end of the program', () => {
  let failures: number;
  const shutdown = vi.fn(async () => {
    if (failures === 0) return;
    failures -= 1;
    throw new Problem('not-saved', 'The disk is full.', 'Make room.');
  });
  const stay = vi.fn();

  beforeEach(() => {
    failures = 0;
    shutdown.mockClear();
    stay.mockClear();
    Object.assign(electron, { ended: 0, answers: [], shown: [] });
    electron.app = Object.assign(new EventEmitter(), {
      quit() {
        let prevented = false;
        electron.app.emit('before-quit', {
          preventDefault: () => {
            prevented = true;
          },
        });
        if (!prevented) electron.ended += 1;
      },
    });
    flushBeforeQuit({ shutdown, stay });
  });

  it('comes when everything is on disk', async () => {
    electron.app.quit();
    expect(electron.ended).toBe(0);
    await vi.waitFor(() => expect(electron.ended).toBe(1));
    expect(electron.shown).toEqual([]);
  });

  it('flushes once, however often it is asked for', async () => {
    electron.app.quit();
    electron.app.quit();
    await vi.waitFor(() => expect(electron.ended).toBe(1));
    expect(shutdown).toHaveBeenCalledOnce();
  });

  it('says what could not be saved and tries again', async () => {
    failures = 2;
    electron.answers = ['Try again', 'Try again'];
    electron.app.quit();
    await vi.waitFor(() => expect(electron.ended).toBe(1));
    expect(shutdown).toHaveBeenCalledTimes(3);
    expect(electron.shown[0]?.detail).toContain('The disk is full.');
    expect(electron.shown[0]?.detail).toContain('Make room.');
  });

  it('is called off where the researcher keeps the program open, and can be asked for anew', async () => {
    failures = 1;
    electron.answers = ['Keep Tracework open'];
    electron.app.quit();
    await vi.waitFor(() => expect(stay).toHaveBeenCalledOnce());
    expect(electron.ended).toBe(0);
    electron.app.quit();
    await vi.waitFor(() => expect(electron.ended).toBe(1));
  });

  it('comes without the changes only where the researcher says so', async () => {
    failures = 5;
    electron.answers = ['Quit and lose'];
    electron.app.quit();
    await vi.waitFor(() => expect(electron.ended).toBe(1));
    expect(shutdown).toHaveBeenCalledOnce();
    expect(stay).not.toHaveBeenCalled();
  });
});
