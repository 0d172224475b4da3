/** The worker's outside: messages in and out. */
import '../client/without-eval.ts';
import type { ToWorker } from './messages.ts';
import { StudyEngine } from './study-engine.ts';

/** Those that wait for their turn, the first at the front. A timer would wait for milliseconds each time. */
const resting: (() => void)[] = [];
const { port1, port2 } = new MessageChannel();
port1.onmessage = () => resting.shift()?.();
const letOthers = (): Promise<void> =>
  new Promise(resolve => {
    resting.push(resolve);
    port2.postMessage(null);
  });

const engine = new StudyEngine(message => self.postMessage(message), letOthers);

self.onmessage = ({ data }: MessageEvent<ToWorker>) => engine.take(data);
