/** A study without a disk, for tests of the core: the door, a journal in a list, a clock that ticks. */

import { newStudyDiff } from '#core/commands/create-study.ts';
import type { CommandContext } from '#core/commands/definition.ts';
import { execute } from '#core/commands/execute.ts';
import { codebookTemplate } from '#core/model/codebook.ts';
import type { CoderId, CommitId } from '#core/model/ids.ts';
import type { RecordType } from '#core/model/records.ts';
import { recordTypes } from '#core/model/records.ts';
import type { PageMap } from '#core/pages/page-map.ts';
import type { Commit, Diff } from '#core/store/commit.ts';
import { planRedo, planUndo, UndoStack } from '#core/store/history.ts';
import { StudyStore } from '#core/store/study-store.ts';

/** A small codebook with a field of every type. */
export const testTemplate = codebookTemplate.parse({
  format: 'tracework/codebook',
  version: 1,
  id: 'test',
  name: 'Test',
  description: '',
  kinds: [
    { id: 'actor', label: 'Actor', plural: 'Actors', description: '', key: 'a', colour: '#2266aa', order: 1 },
    {
      id: 'tracer',
      label: 'Tracer',
      plural: 'Tracers',
      description: '',
      key: 't',
      colour: '#117755',
      order: 2,
    },
  ],
  vocabularies: [
    {
      id: 'type',
      label: 'Type',
      options: [
        { id: 'union', label: 'Union' },
        { id: 'party', label: 'Party' },
      ],
    },
    {
      id: 'stage',
      label: 'Stage',
      options: [
        { id: 'formulation', label: 'Formulation' },
        { id: 'legislation', label: 'Legislation' },
      ],
    },
  ],
  fields: [
    field('actor.type', 'item', 'actor', { type: 'choice', vocabularyId: 'type', multiple: false }),
    field('actor.affiliation', 'item', 'actor', { type: 'item', kindIds: ['actor'], multiple: true }),
    field('actor.original-name', 'item', 'actor', { type: 'text', multiline: false }),
    field('actor.founded', 'item', 'actor', { type: 'date' }),
    field('actor.members', 'item', 'actor', { type: 'number', unit: 'persons' }),
    field('actor.national', 'item', 'actor', { type: 'boolean' }),
    field('actor.passage.stage', 'passage', 'actor', {
      type: 'choice',
      vocabularyId: 'stage',
      multiple: true,
    }),
    field('actor.passage.about', 'passage', 'actor', { type: 'item', kindIds: ['tracer'], multiple: false }),
    field('tracer.passage.stage', 'passage', 'tracer', {
      type: 'choice',
      vocabularyId: 'stage',
      multiple: true,
    }),
    {
      ...field('actor.position', 'judgement', 'actor', { type: 'scale', points: points(-3, 3) }),
      aboutKindId: 'tracer',
      periodic: true,
    },
    {
      ...field('actor.influence', 'judgement', 'actor', { type: 'ordinal', points: points(0, 3) }),
      periodic: true,
    },
    field('actor.ally', 'judgement', 'actor', { type: 'item', kindIds: [], multiple: false }),
    field('tracer.problem', 'judgement', 'tracer', { type: 'text', multiline: true }),
  ],
  linkTypes: [
    {
      id: 'supports',
      label: 'supports',
      inverseLabel: 'is supported by',
      directed: true,
      orientation: null,
      order: 1,
    },
    {
      id: 'allied-with',
      label: 'allied with',
      inverseLabel: 'allied with',
      directed: false,
      orientation: 'horizontal',
      order: 2,
    },
  ],
});

function points(from: number, to: number): { value: number; label: string }[] {
  return Array.from({ length: to - from + 1 }, (_, index) => ({
    value: from + index,
    label: `step ${from + index}`,
  }));
}

function field(id: string, subject: string, kindId: string, value: object) {
  const name = id.split('.').at(-1) ?? id;
  return {
    id,
    name,
    label: name,
    help: '',
    subject,
    kindId,
    value,
    group: null,
    aboutKindId: null,
    periodic: false,
    order: 1,
  };
}

const digest = '0'.repeat(64);

export class StudyInMemory {
  readonly store = new StudyStore();
  readonly commits: Commit[] = [];
  readonly undoStack = new UndoStack();
  private readonly texts = new Map<string, string>();
  private readonly pages = new Map<string, PageMap>();
  private ticks = 0;
  private ids = 0;
  coderId = 'ana' as CoderId;

  constructor(template = testTemplate) {
    const diff = newStudyDiff(template, 'Test study', { id: this.coderId, name: 'Ana Test' }, this.context());
    this.commit({ type: 'study.create', args: {} }, diff, 'Create study');
  }

  context(): CommandContext {
    return {
      now: new Date(Date.UTC(2026, 0, 1) + this.ticks++ * 1000).toISOString(),
      coderId: this.coderId,
      newId: prefix => `${prefix}-${++this.ids}`,
      textOf: id => {
        const text = this.texts.get(id);
        if (text === undefined) throw new Error(`No text for ${id}.`);
        return text;
      },
      pagesOf: id => this.pages.get(id) ?? null,
    };
  }

  /** Takes in a document whose text is given. */
  addDocument(
    id: string,
    text: string,
    title = id,
    format = 'plain-text',
    pages: PageMap | null = null,
  ): void {
    this.texts.set(id, text);
    if (pages !== null) this.pages.set(id, pages);
    const args = {
      id,
      title,
      fileName: `${id}.txt`,
      format,
      extractor: { name: 'test', version: '1', choices: {} },
      encoding: null,
      changes: { bom: false, lineEnds: 'lf' },
      source: { bytes: text.length, sha256: digest, extension: 'txt' },
      text: {
        sha256: digest,
        length: text.length,
        codePoints: [...text].length,
        words: text.split(/\s+/).length,
      },
      blocks: null,
      pages:
        pages === null ? null : { sha256: digest, count: pages.pages.length, withText: pages.pages.length },
      metadata: {},
      warnings: [],
      values: {},
    };
    this.run({ type: 'document.add', args }, { internal: true });
  }

  /** Sends a command through the door; null where it changed nothing. */
  dispatch(type: string, args: unknown): Commit | null {
    return this.run({ type, args }, { internal: false });
  }

  undo(commitId?: string): Commit {
    const target = this.commits.find(commit => commit.id === (commitId ?? this.undoStack.undoTarget?.id));
    if (target === undefined) throw new Error('Nothing to undo.');
    return this.commit({ type: 'undo', args: {} }, planUndo(this.store, target), `Undo ${target.label}`, {
      undoes: target.id,
    });
  }

  redo(): Commit {
    const target = this.commits.find(commit => commit.id === this.undoStack.redoTarget?.id);
    if (target === undefined) throw new Error('Nothing to redo.');
    return this.commit({ type: 'redo', args: {} }, planRedo(this.store, target), `Redo ${target.label}`, {
      redoes: target.id,
    });
  }

  /** All records as plain data, sorted, to compare states. */
  state(): Record<RecordType, unknown[]> {
    return stateOf(this.store);
  }

  private run(command: { type: string; args: unknown }, options: { internal: boolean }): Commit | null {
    const { diff, label } = execute(this.store, command, this.context(), options);
    return diff.length === 0 ? null : this.commit(command, diff, label);
  }

  private commit(
    command: { type: string; args: unknown },
    diff: Diff,
    label: string,
    marks: Partial<Pick<Commit, 'undoes' | 'redoes'>> = {},
  ): Commit {
    const seq = this.commits.length + 1;
    const commit: Commit = {
      id: `commit-${seq}` as CommitId,
      seq,
      at: this.context().now,
      coderId: this.coderId,
      command,
      label,
      diff,
      undoes: null,
      redoes: null,
      ...marks,
    };
    this.store.apply(diff);
    this.commits.push(commit);
    this.undoStack.note(commit);
    return commit;
  }
}

export const stateOf = (store: StudyStore): Record<RecordType, unknown[]> =>
  Object.fromEntries(
    recordTypes.map(type => [
      type,
      [...store.allWithRemoved(type)].sort((one, other) => (one.id < other.id ? -1 : 1)),
    ]),
  ) as Record<RecordType, unknown[]>;
