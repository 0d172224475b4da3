/** The inside of the thread that reads files: bytes in, prepared documents out, one after the other. */
import { parentPort } from 'node:worker_threads';
import { messageOf } from '#core/problem.ts';
import type { ImportAnswer, ImportRequest } from './import-thread.ts';
import { prepareDocument } from './prepare-document.ts';

/** Milliseconds between two words of progress. */
const tellMs = 100;

parentPort?.on('message', (request: ImportRequest) => void answer(request));

async function answer({ bytes, options }: ImportRequest): Promise<void> {
  try {
    let told = 0;
    const prepared = await prepareDocument(bytes, options, (done, total) => {
      if (Date.now() - told < tellMs) return;
      told = Date.now();
      parentPort?.postMessage({ type: 'progress', done, total } satisfies ImportAnswer);
    });
    const moved = prepared.ok
      ? [prepared.document.text, prepared.document.blocks, prepared.document.pages].flatMap(
          part => part?.bytes.buffer ?? [],
        )
      : [];
    parentPort?.postMessage({ type: 'prepared', prepared } satisfies ImportAnswer, moved);
  } catch (error) {
    parentPort?.postMessage({ type: 'failed', message: messageOf(error) } satisfies ImportAnswer);
  }
}
