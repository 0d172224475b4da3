/**
 * The integrity check: reads everything that is on disk and compares it with itself. Checksums and schemas of every
 * file, the journal from its first line, the records that the journal gives against those in the files, references,
 * hashes of sources and texts, and every quote against its text.
 */
import type { CheckReport, Finding } from '#core/api.ts';
import { type Entry, recordSchemas } from '#core/model/records.ts';
import { messageOf } from '#core/problem.ts';
import { type Commit, commit as commitSchema } from '#core/store/commit.ts';
import { isEqual } from '#core/store/equal.ts';
import { StudyStore } from '#core/store/study-store.ts';
import { checkDocuments } from './check-documents.ts';
import { checkReferences } from './check-references.ts';
import { readCheckpoint } from './checkpoint.ts';
import type { FileSystem } from './file-system.ts';
import { reviewJournal } from './journal-repair.ts';
import { Pacer } from './pause.ts';
import { tablesOnDisk } from './recovery.ts';
import { checkpointFile, fileOf, registryFile, studyFile, type TablePath } from './study-files.ts';
import { gatherFromStore } from './table-contents.ts';
import { readTable, type Table } from './table-file.ts';

/** How many findings of one sort are told one by one. */
const toldOneByOne = 20;

export async function checkStudyFolder(files: FileSystem, folder: string): Promise<CheckReport> {
  const findings: Finding[] = [];
  const tables = await checkTables(files, folder, findings);
  const store = new StudyStore();
  for (const { entries } of tables.values()) store.load(entries);
  const commits = await checkJournal(files, folder, tables, store, findings);
  const told = new Teller(findings);
  await checkReferences(store, finding => told.tell('references', finding));
  const documents = await checkDocuments(files, folder, store, (sort, finding) => told.tell(sort, finding));
  told.finish();
  const count = (number: number, noun: string): string =>
    `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
  return {
    clean: findings.every(({ severity }) => severity === 'note'),
    findings,
    checked: [
      count(tables.size + documents.files, 'file'),
      count(documents.documents, 'document'),
      count(store.size('passage'), 'passage'),
      count(store.size('judgement'), 'judgement'),
      count(commits, 'commit'),
    ].join(', '),
  };
}

/** Counts what would be a thousand equal lines. What is only counted is as severe as the worst of it. */
class Teller {
  private readonly findings: Finding[];
  private readonly told = new Map<string, number>();
  private readonly untold = new Map<string, { count: number; severity: Finding['severity'] }>();

  constructor(findings: Finding[]) {
    this.findings = findings;
  }

  tell(sort: string, finding: Finding): void {
    const told = this.told.get(sort) ?? 0;
    if (told < toldOneByOne) {
      this.told.set(sort, told + 1);
      this.findings.push(finding);
      return;
    }
    const { count, severity } = this.untold.get(sort) ?? { count: 0, severity: 'note' as const };
    this.untold.set(sort, { count: count + 1, severity: worse(severity, finding.severity) });
  }

  finish(): void {
    for (const [sort, { count, severity }] of this.untold) {
      this.findings.push({
        severity,
        file: null,
        message: `There are ${count} more findings about ${sort}.`,
      });
    }
  }
}

const severities: readonly Finding['severity'][] = ['note', 'repaired', 'loss'];
const worse = (one: Finding['severity'], other: Finding['severity']): Finding['severity'] =>
  severities.indexOf(one) >= severities.indexOf(other) ? one : other;

async function checkTables(
  files: FileSystem,
  folder: string,
  findings: Finding[],
): Promise<Map<TablePath, Table>> {
  const checkpoint = await readCheckpoint(files, folder);
  if (checkpoint.state === 'damaged') {
    findings.push({
      severity: 'loss',
      file: checkpointFile,
      message: `The checkpoint is damaged (${checkpoint.error}). The next opening makes it anew.`,
    });
  }
  const expected = checkpoint.state === 'read' ? checkpoint.checkpoint.files : {};
  const paths = new Set([
    studyFile,
    registryFile,
    ...Object.keys(expected),
    ...(await tablesOnDisk(files, folder)),
  ]);
  const tables = new Map<TablePath, Table>();
  const pacer = new Pacer();
  for (const path of paths) {
    const wrong = (problem: string): void => {
      findings.push({
        severity: 'loss',
        file: path,
        message: `${path} ${problem}. Close the study and open it again: the file is then rebuilt from the journal.`,
      });
    };
    try {
      const table = await readTable(files, folder, path);
      if (table === null) {
        wrong('is missing');
        continue;
      }
      if (table.seq < (expected[path] ?? 0)) wrong('is older than it should be');
      tables.set(path, table);
      for (const { type, record } of table.entries) {
        const parsed = recordSchemas[type].safeParse(record);
        if (!parsed.success)
          wrong(`holds a ${type} that is not of its form: ${parsed.error.issues[0]?.message}`);
        if (pacer.isDue) await pacer.rest();
      }
    } catch (error) {
      wrong(`is damaged (${messageOf(error)})`);
    }
  }
  return tables;
}

/**
 * Replays the journal into a store of its own, each file's records up to the commit whose state the file holds, and
 * compares. `current` then gets what came after, so that the other checks see the newest state. Gives the number of
 * commits.
 */
async function checkJournal(
  files: FileSystem,
  folder: string,
  tables: ReadonlyMap<TablePath, Table>,
  current: StudyStore,
  findings: Finding[],
): Promise<number> {
  const replayed = new StudyStore();
  let commits = 0;
  const onCommit = (commit: Commit): void => {
    commits += 1;
    const parsed = commitSchema.safeParse(commit);
    if (!parsed.success) {
      findings.push({
        severity: 'loss',
        file: 'journal',
        message: `Commit ${commit.seq} is not of its form: ${parsed.error.issues[0]?.message}`,
      });
    }
    const side = (isInFile: boolean) =>
      commit.diff.filter(({ type, before, after }) => {
        const record = after ?? before;
        return record !== null && commit.seq <= (tables.get(fileOf(type, record))?.seq ?? 0) === isInFile;
      });
    replayed.apply(side(true));
    current.apply(side(false));
  };
  const newest = Math.max(0, ...[...tables.values()].map(({ seq }) => seq));
  const review = await reviewJournal(files, folder, () => newest, onCommit);
  for (const finding of review.findings) {
    // Only a half line at the end is no damage: a program that is writing right now leaves one at any moment.
    findings.push(finding.severity === 'note' ? finding : { ...finding, severity: 'loss' });
  }
  for (const { from, to } of review.lost) {
    const isNew = review.newlyLost.some(range => range.from === from);
    findings.push({
      severity: isNew ? 'loss' : 'note',
      file: 'journal',
      message: isNew
        ? `The journal lacks the commits ${from} to ${to}. Close the study and open it again: it then says what is lost.`
        : `The journal lacks the commits ${from} to ${to}; that was told when it was repaired.`,
    });
  }
  if (review.lost.length === 0) await compare(tables, replayed, findings);
  return commits;
}

async function compare(
  tables: ReadonlyMap<TablePath, Table>,
  replayed: StudyStore,
  findings: Finding[],
): Promise<void> {
  const pacer = new Pacer();
  const expected = gatherFromStore(replayed);
  for (const path of new Set([...tables.keys(), ...expected.keys()])) {
    const inJournal = byRecord(expected.get(path) ?? []);
    const differing: string[] = [];
    for (const { type, record } of tables.get(path)?.entries ?? []) {
      const key = `${type} ${record.id}`;
      if (!isEqual(record, inJournal.get(key))) differing.push(key);
      inJournal.delete(key);
      if (pacer.isDue) await pacer.rest();
    }
    differing.push(...inJournal.keys());
    if (differing.length === 0) continue;
    const others = differing.length > 3 ? ` and ${differing.length - 3} more` : '';
    findings.push({
      severity: 'loss',
      file: path,
      message: `${path} does not hold what the journal gives: ${differing.slice(0, 3).join(', ')}${others}. Move the file away and open the study again: it is then rebuilt from the journal.`,
    });
  }
}

const byRecord = (entries: readonly Entry[]): Map<string, Entry['record']> =>
  new Map(entries.map(({ type, record }) => [`${type} ${record.id}`, record]));
