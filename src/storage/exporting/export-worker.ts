/** The inside of the thread that exports: it is given the records, reads the texts itself, and ends when it is done. */
import { parentPort } from 'node:worker_threads';
import { StudyStore } from '#core/store/study-store.ts';
import { DocumentTexts } from '../document-texts.ts';
import { nodeFileSystem } from '../file-system.ts';
import { readJournalBackwards } from '../journal-reader.ts';
import { annotatePdf } from '../pdf/annotate-pdf.ts';
import {
  type ExportOrder,
  type FromExportThread,
  sendProblem,
  type ToExportThread,
} from './export-messages.ts';
import { runExport } from './run-export.ts';

const study = new StudyStore();
const signal = { aborted: false };

const tell = (answer: FromExportThread): void => parentPort?.postMessage(answer);

// On damaged files the PDF library leaves promises behind that nobody waits for; what is asked of it fails by itself.
process.on('unhandledRejection', () => undefined);

parentPort?.on('message', (message: ToExportThread) => {
  if (message.type === 'records') study.load(message.entries);
  else if (message.type === 'stop') signal.aborted = true;
  else void carryOut(message.order);
});

async function carryOut({
  request,
  studyFolder,
  version,
  savedSeq,
  unsaved,
  cachedText,
}: ExportOrder): Promise<void> {
  const files = nodeFileSystem;
  const texts = new DocumentTexts({
    files,
    folder: studyFolder,
    study,
    cachedText,
    mayMend: false,
    now: () => new Date().toISOString(),
  });
  async function* history() {
    yield* unsaved;
    yield* readJournalBackwards(files, studyFolder, savedSeq + 1);
  }
  const progress = (done: number, total: number, name: string): void =>
    tell({ type: 'progress', done, total, name });
  try {
    const ground = { files, study, texts, annotatePdf, version, history };
    tell({ type: 'done', result: await runExport(ground, request, { signal, progress }) });
  } catch (error) {
    tell({ type: 'failed', problem: sendProblem(error) });
  }
}
