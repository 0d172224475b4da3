/** The worker's outside: one question, one answer. */
import '../../client/without-eval.ts';
import { messageOf } from '#core/problem.ts';
import { findInTexts } from './find-in-texts.ts';
import type { FindingQuestion, FromFindingWorker } from './messages.ts';

const say = (message: FromFindingWorker): void => self.postMessage(message);

self.onmessage = ({ data }: MessageEvent<FindingQuestion>) => {
  try {
    say({ type: 'answer', answer: findInTexts(data) });
  } catch (error) {
    say({ type: 'failure', message: messageOf(error) });
  }
};
