/** The inside of the thread that reads and writes files: one after the other, plain data and bytes in and out. */
import { parentPort } from 'node:worker_threads';
import { messageOf } from '#core/problem.ts';
import { type FileWorkName, type FileWorks, fileWorks } from './file-work.ts';
import type { ThreadAnswer, ThreadRequest } from './import-thread.ts';
import type { Progress } from './prepare-document.ts';

/** Milliseconds between two words of progress. */
const tellMs = 100;

// On damaged files the PDF library leaves promises behind that nobody waits for. What is asked of it fails by itself,
// or is mended; one of these must not end the thread meanwhile.
process.on('unhandledRejection', () => undefined);

parentPort?.on('message', (request: ThreadRequest) => void answer(request));

async function answer(request: ThreadRequest): Promise<void> {
  try {
    const result = await workOn(request);
    parentPort?.postMessage({ type: 'done', result } satisfies ThreadAnswer, buffersIn(result));
  } catch (error) {
    parentPort?.postMessage({ type: 'failed', message: messageOf(error) } satisfies ThreadAnswer);
  }
}

const workOn = <Name extends FileWorkName>({
  work,
  given,
}: {
  work: Name;
  given: FileWorks[Name]['given'];
}): Promise<FileWorks[Name]['result']> => fileWorks[work](given, tellNowAndThen());

function tellNowAndThen(): Progress {
  let told = 0;
  return (done, total) => {
    if (Date.now() - told < tellMs) return;
    told = Date.now();
    parentPort?.postMessage({ type: 'progress', done, total } satisfies ThreadAnswer);
  };
}

/** What is handed over, not copied. */
function buffersIn(result: FileWorks[FileWorkName]['result']): ArrayBuffer[] {
  if (!result.ok) return [];
  if ('added' in result) return [result.added.buffer];
  if ('documents' in result)
    return [...result.documents.values()].flatMap(({ text, blocks, pages }) =>
      [text, blocks, pages].flatMap(part => (part?.buffer instanceof ArrayBuffer ? [part.buffer] : [])),
    );
  if (!('document' in result)) return [];
  const { text, blocks, pages } = result.document;
  return [text, blocks, pages].flatMap(part => part?.bytes.buffer ?? []);
}
