/** Opens a study's folder: lock, format, recovery, repairs, and the session that results, with its background work. */
import { realpath } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Finding } from '#core/api.ts';
import type { ReadPdf } from '#core/importers/pdf/pdf-content.ts';
import type { CoderId } from '#core/model/ids.ts';
import { Problem } from '#core/problem.ts';
import { diskProblem } from './disk-problem.ts';
import { DocumentTexts } from './document-texts.ts';
import { requireKnownFormat } from './format-version.ts';
import { ImportThread } from './importing/import-thread.ts';
import { readHeadsBackwards } from './journal-reader.ts';
import { JournalWriter } from './journal-writer.ts';
import { acquireLock, describeOwner, lockHolder, lostLock, type StudyLock } from './lock.ts';
import { mendStudy } from './mend-study.ts';
import { PassagesByDocument } from './passages-by-document.ts';
import type { StoragePorts } from './ports.ts';
import { type RecoveredStudy, recoverStudy } from './recovery.ts';
import { Snapshots } from './snapshot-schedule.ts';
import { journalFolder, onDisk, studyFile } from './study-files.ts';
import { StudySession, type WritingParts } from './study-session.ts';
import { sweep } from './sweep.ts';
import { entriesOf, gatherTables } from './table-contents.ts';
import { TableWriter } from './table-writer.ts';

/** The study's folder in the one way that this system writes it. Throws where there is no study. */
export async function locateStudy({ files }: StoragePorts, path: string): Promise<string> {
  const folder = basename(path) === studyFile ? dirname(path) : path;
  let real: string;
  try {
    real = await realpath(folder);
  } catch {
    throw new Problem(
      'not-found',
      `There is no study at ${folder}.`,
      'Look whether it was moved or renamed.',
    );
  }
  for (const part of [studyFile, journalFolder])
    if ((await files.stat(onDisk(real, part))) !== null) return real;
  throw new Problem(
    'not-found',
    `${folder} is not a Tracework study.`,
    'Choose a folder whose name ends in .tracework.',
  );
}

export async function openStudyFolder(
  ports: StoragePorts,
  folder: string,
  mode: 'write' | 'read',
): Promise<StudySession> {
  try {
    return mode === 'write' ? await openForWriting(ports, folder) : await openForReading(ports, folder);
  } catch (error) {
    throw diskProblem(error, `The study ${folder} could not be opened`);
  }
}

async function openForReading(ports: StoragePorts, folder: string): Promise<StudySession> {
  const { files } = ports;
  await requireKnownFormat(files, folder, ports.now(), false, false);
  const holder = await lockHolder(files, folder);
  const recovered = await recoverStudy(files, folder, 0);
  const findings = recovered.findings
    // A program that is writing right now leaves a half line at any moment.
    .filter(({ severity }) => holder === null || severity !== 'note')
    .map(finding => ({
      ...finding,
      message: `${finding.message} (The study is open for reading only: this was done in memory, and nothing in its folder was changed.)`,
    }));
  const lockedBy = holder === null ? null : describeOwner(holder);
  return makeSession(ports, folder, recovered, { findings, lockedBy, mode: 'read' });
}

async function openForWriting(ports: StoragePorts, folder: string): Promise<StudySession> {
  const { files, now } = ports;
  // Before the lock, so that a study of a newer program is not touched at all.
  await requireKnownFormat(files, folder, now(), false, true);
  let lose = (): void => undefined;
  const lock = await acquireLock(files, folder, ports.program, now(), () => lose());
  try {
    const findings: Finding[] = await requireKnownFormat(files, folder, now(), true, true);
    if (lock.tookOver) {
      findings.push({
        severity: 'note',
        file: null,
        message:
          'The program that had the study open before did not close it. All that it had saved is here.',
      });
    }
    const recovered = await recoverStudy(files, folder, ports.settings.verifiedAtOpening);
    await sweep(files, folder, lock.tookOver);
    await mendStudy(files, folder, recovered.repairs, now());
    findings.push(...recovered.findings);
    const session = await makeSession(ports, folder, recovered, { findings, lockedBy: null, mode: 'write' });
    findings.push(...(await session.texts.verify(ports.settings.verifiedAtOpening)));
    session.startWriting(await startWriting(ports, session, recovered, lock));
    lose = () => session.loseLock(lostLock());
    return session;
  } catch (error) {
    await lock.release().catch(() => undefined);
    throw error;
  }
}

/** In a thread that ends with the file: pages have to be made again once in a long while. */
const readPdfApart =
  (script: string | null): ReadPdf =>
  async (bytes, options) => {
    const thread = new ImportThread(script);
    try {
      return await thread.readPdf(bytes, options);
    } finally {
      await thread.close();
    }
  };

async function makeSession(
  ports: StoragePorts,
  folder: string,
  recovered: RecoveredStudy,
  about: { findings: Finding[]; lockedBy: string | null; mode: 'write' | 'read' },
): Promise<StudySession> {
  const { store, lastSeq } = recovered;
  const texts = new DocumentTexts({
    files: ports.files,
    folder,
    study: store,
    cachedText: ports.settings.cachedText,
    mayMend: about.mode === 'write',
    readPdf: readPdfApart(ports.importWorker),
    now: ports.now,
  });
  const session = new StudySession({
    folder,
    ports,
    store,
    passages: new PassagesByDocument(store.allWithRemoved('passage')),
    texts,
    lastSeq,
    coderId: await lastCoder(ports, folder, recovered),
    report: { findings: about.findings },
    lockedBy: about.lockedBy,
  });
  await session.log.prepare();
  return session;
}

/** Who made the last commit; where that coder was removed, the first that was not. */
async function lastCoder(
  { files }: StoragePorts,
  folder: string,
  { store, lastSeq }: RecoveredStudy,
): Promise<CoderId> {
  for await (const { coderId } of readHeadsBackwards(files, folder, lastSeq + 1)) {
    const coder = store.live('coder', coderId);
    if (coder !== undefined) return coder.id;
    break;
  }
  const [first] = [...store.all('coder'), ...store.allWithRemoved('coder')];
  return first?.id ?? store.study.createdBy;
}

async function startWriting(
  ports: StoragePorts,
  session: StudySession,
  { store, position, lastSeq, saved, stale, isRebuilt }: RecoveredStudy,
  lock: StudyLock,
): Promise<WritingParts> {
  const { files, settings, now } = ports;
  const { folder } = session;
  const journal = new JournalWriter({
    files,
    folder,
    position,
    savedSeq: lastSeq,
    segmentBytes: settings.segmentBytes,
    permit: () => lock.confirm(),
    onChange: () => session.tellStatus(),
  });
  const tables = new TableWriter({
    files,
    folder,
    settings,
    saved,
    stale,
    entriesOf: path => entriesOf(store, session.passages, path),
    currentSeq: () => session.seq,
    whenSaved: seq => journal.whenSaved(seq),
  });
  const snapshots = new Snapshots({
    files,
    folder,
    settings,
    now,
    gather: () => gatherTables(store, session.passages),
    currentSeq: () => session.seq,
    onFailure: message => session.noteInBackground({ severity: 'note', file: 'snapshots', message }),
  });
  try {
    // After a repair all is brought up to date before anybody works, so that the next opening finds nothing.
    if (isRebuilt) await tables.flush(true);
    await snapshots.begin();
  } catch (error) {
    // Nothing may write later, when the lock is no longer held.
    await snapshots.close();
    await tables.close();
    throw error;
  }
  return {
    journal,
    noteChanges: diff => tables.note(diff),
    snapshot: reason => snapshots.take(reason),
    flush: () => tables.flush(),
    async stop() {
      await snapshots.close();
      await tables.close();
    },
    async close() {
      await snapshots.close();
      await tables.close();
      // The journal has everything: what cannot be written now is written after the next opening.
      await tables.flush().catch(() => undefined);
      await journal.close().catch(() => undefined);
      await lock.release().catch(() => undefined);
    },
  };
}
