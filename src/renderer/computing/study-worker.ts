/** The worker's outside: messages in, answers out, one after the other. */
import { messageOf } from '#core/problem.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import { StudyEngine } from './study-engine.ts';

const engine = new StudyEngine();
const say = (message: FromWorker): void => self.postMessage(message);

/** Answers in the order of the questions, so that a picture is always of the view that was asked for before it. */
let last: Promise<void> = Promise.resolve();

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  last = last.then(() => receive(data));
};

async function receive(message: ToWorker): Promise<void> {
  if (message.type !== 'ask') {
    engine.take(message);
    return;
  }
  const { request, question } = message;
  try {
    const answer = await engine.answer(question, (table, rows) =>
      say({ type: 'rows', request, table, rows }),
    );
    say({ type: 'answer', request, answer });
  } catch (error) {
    say({ type: 'failure', request, message: messageOf(error) });
  }
}
