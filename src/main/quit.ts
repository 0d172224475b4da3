/** Ends the program only when every study is on disk, or when the researcher says so. */
import { app, dialog } from 'electron';
import { isProblem, messageOf } from '#core/problem.ts';

const tryAgain = 0;
const keepOpen = 1;

export const flushBeforeQuit = (options: {
  /** Closes every study, flushing all; rejects with a Problem where changes could not be written. */
  shutdown: () => Promise<void>;
  /** Called when the researcher goes on working after all. */
  stay: () => void;
}): void => {
  let isFlushed = false;
  let isAsking = false;

  const flush = async (): Promise<void> => {
    for (;;) {
      try {
        await options.shutdown();
        break;
      } catch (error) {
        const { response } = await dialog.showMessageBox({
          type: 'error',
          message: 'Some changes could not be saved.',
          detail: [
            messageOf(error),
            isProblem(error) ? error.advice : '',
            'They are kept in memory while Tracework stays open.',
          ]
            .filter(part => part !== '')
            .join('\n\n'),
          buttons: ['Try again', 'Keep Tracework open', 'Quit and lose these changes'],
          defaultId: tryAgain,
          cancelId: keepOpen,
          noLink: true,
        });
        if (response === keepOpen) return options.stay();
        if (response !== tryAgain) break;
      }
    }
    isFlushed = true;
    app.quit();
  };

  app.on('before-quit', event => {
    if (isFlushed) return;
    event.preventDefault();
    if (isAsking) return;
    isAsking = true;
    void flush().finally(() => {
      isAsking = false;
    });
  });
};
