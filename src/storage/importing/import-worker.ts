/** The inside of the thread that reads files: bytes in, prepared documents out, one after the other. */
import { parentPort } from 'node:worker_threads';
import { messageOf } from '#core/problem.ts';
import type { ImportAnswer, ImportRequest } from './import-thread.ts';
import { prepareDocument } from './prepare-document.ts';

parentPort?.on('message', (request: ImportRequest) => void answer(request));

async function answer({ bytes, options }: ImportRequest): Promise<void> {
  try {
    const prepared = await prepareDocument(bytes, options);
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
