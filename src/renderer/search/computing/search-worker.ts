/** The worker's outside: messages in, answers out, also while another question is being answered. */
import { messageOf } from '#core/problem.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import { SearchEngine } from './search-engine.ts';

const rest = (): Promise<void> => new Promise(resolve => setTimeout(resolve));
const engine = new SearchEngine(rest);
const say = (message: FromWorker): void => self.postMessage(message);

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.type !== 'ask') engine.take(data);
  else void answer(data);
};

async function answer({ request, question }: ToWorker & { type: 'ask' }): Promise<void> {
  try {
    const given = await engine.answer(question, rows => say({ type: 'rows', request, rows }));
    say({ type: 'answer', request, answer: given });
  } catch (error) {
    say({ type: 'failure', request, message: messageOf(error) });
  }
}
