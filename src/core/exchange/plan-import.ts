/**
 * The records that importing a project makes: everything that the study does not have yet, with the coders and dates
 * of the project. What is there already is left as it is, so that importing the same project again adds what is new.
 */
import type { Document } from '../model/document.ts';
import type { DocumentId, PassageId } from '../model/ids.ts';
import type { MemoTarget } from '../model/memo.ts';
import type { Entry } from '../model/records.ts';
import type { StudyReader } from '../store/study-reader.ts';
import { importDefinitions } from './definitions.ts';
import { ImportCoders } from './import-coders.ts';
import { type ImportContext, ImportDraft } from './import-draft.ts';
import { ImportItems } from './import-items.ts';
import { importLinks } from './import-links.ts';
import { importPassages } from './import-passages.ts';
import { ValueImport } from './import-values.ts';
import { matchProject, noDefinitions, type ProjectMatch } from './match-project.ts';
import type { PreparedProject } from './prepared-project.ts';
import { describeUnplaced } from './preview-project.ts';
import type { ExchangeMemo } from './project.ts';
import type { ProjectChoices, ProjectImport } from './project-preview.ts';
import { tidyLabel } from './tidy-label.ts';

export interface ImportPlan {
  /** For `study.import`; none where the study has all of it. */
  entries: readonly Entry[];
  /** Documents whose files must be on disk before the entries are taken in. */
  newDocuments: readonly { key: string; id: DocumentId }[];
  label: string;
  outcome: Omit<ProjectImport, 'commitId'>;
}

/** Throws a Problem where a choice is missing or names what is not there. */
export function planImport(
  study: StudyReader,
  prepared: PreparedProject,
  choices: ProjectChoices,
  context: ImportContext,
): ImportPlan {
  const { project, passages } = prepared;
  const match = matchProject(study, prepared);
  const draft = new ImportDraft(study, context);
  draft.losses.push(...project.losses);
  const coders = new ImportCoders(draft, project.coders, match.coders, choices.coderId);
  const items = new ImportItems(draft, project.kinds, match, choices.kind);
  const defined = importDefinitions(draft, project.codebook ?? noDefinitions, match.definitions, key =>
    items.kindOf(key),
  );
  const values = new ValueImport({
    study,
    defined,
    newId: context.newId,
    stamps: draft.stamps(),
    itemCalled: (name, kindIds) => items.itemCalled(name, kindIds),
  });
  noteValues(prepared, match, items, values);

  const { ids: documentIds, added: newDocuments } = importDocuments(draft, prepared, match, values);
  items.takeItems(values);
  const taken = importPassages(passages, {
    draft,
    coders,
    items,
    values,
    documentIds,
    describe: describeUnplaced(prepared, match),
  });
  importLinks(draft, project.links, items);
  importMemos(draft, prepared, { items, coders, documentIds, passageIds: taken.ids });

  const fields = values.newFields.map((record): Entry => ({ type: 'field', record }));
  return {
    entries: [...fields, ...draft.entries],
    newDocuments,
    label: tidyLabel(`Import project ${project.name ?? ''}`, 'Import project'),
    outcome: {
      documents: prepared.documents.flatMap(({ key, title }) => {
        const id = documentIds.get(key);
        return id === undefined ? [] : [{ id, title, isNew: !match.documents.has(key) }];
      }),
      added: { ...draft.added, fields: draft.added.fields + fields.length },
      passages: taken.counts,
      unplaced: taken.unplaced,
      losses: draft.losses,
    },
  };
}

const documentOwner = { subject: 'document', kindId: null } as const;

/** A new field's type follows from all values that it will hold. */
function noteValues(
  { documents, passages }: PreparedProject,
  match: ProjectMatch,
  items: ImportItems,
  values: ValueImport,
): void {
  for (const document of documents)
    if (!match.documents.has(document.key)) values.note(documentOwner, document.values);
  items.noteValues(values);
  for (const passage of passages) {
    const kindId = items.of(passage.codeKey)?.kindId;
    if (kindId !== undefined && passage.place !== null)
      values.note({ subject: 'passage', kindId }, passage.values);
  }
}

function importDocuments(
  draft: ImportDraft,
  { documents }: PreparedProject,
  match: ProjectMatch,
  values: ValueImport,
): { ids: ReadonlyMap<string, DocumentId>; added: { key: string; id: DocumentId }[] } {
  const ids = new Map<string, DocumentId>();
  const added: { key: string; id: DocumentId }[] = [];
  let left = 0;
  for (const { key, title, fileName, facts, values: variables, notes } of documents) {
    for (const note of notes) draft.losses.push(`“${title}”: ${note}`);
    const twin = match.documents.get(key);
    if (twin !== undefined) {
      ids.set(key, twin.record.id);
      if (Object.keys(variables).length > 0) left += 1;
      continue;
    }
    if (facts === null) continue;
    const record: Document = {
      id: draft.context.newId('d') as DocumentId,
      title: tidyLabel(title, 'Document without a title'),
      fileName,
      ...facts,
      warnings: [...facts.warnings],
      values: values.valuesOf(documentOwner, variables),
      ...draft.stamps(),
    };
    ids.set(key, record.id);
    added.push({ key, id: record.id });
    draft.put({ type: 'document', record });
  }
  draft.lose(
    left,
    'document is',
    'documents are',
    'in the study already; the variables there were left as they are.',
  );
  return { ids, added };
}

interface MemoGround {
  items: ImportItems;
  coders: ImportCoders;
  documentIds: ReadonlyMap<string, DocumentId>;
  passageIds: ReadonlyMap<string, PassageId>;
}

function importMemos(draft: ImportDraft, prepared: PreparedProject, ground: MemoGround): void {
  const { coders, documentIds } = ground;
  const documentOfPassage = new Map(prepared.passages.map(({ key, documentKey }) => [key, documentKey]));
  const documents = new Set(prepared.documents.map(({ key }) => key));
  const study: MemoTarget = { type: 'study', id: draft.study.study.id };

  const onDocument = (key: string | undefined): MemoTarget | null => {
    const id = key === undefined ? undefined : documentIds.get(key);
    if (id !== undefined) return { type: 'document', id };
    return key !== undefined && documents.has(key) ? study : null;
  };
  const targetOf = (on: ExchangeMemo['on']): MemoTarget | null => {
    if (on.type === 'project') return study;
    if (on.type === 'document') return onDocument(on.key);
    if (on.type === 'passage') {
      const id = ground.passageIds.get(on.key);
      return id === undefined ? onDocument(documentOfPassage.get(on.key)) : { type: 'passage', id };
    }
    const id = ground.items.of(on.key)?.id;
    if (id !== undefined) return { type: 'item', id };
    const kindId = ground.items.kindOf(on.key);
    return kindId === undefined ? null : { type: 'kind', id: kindId };
  };

  let lost = 0;
  for (const { on, text, coderKey, createdAt } of prepared.project.memos) {
    const target = targetOf(on);
    if (target === null) lost += 1;
    else draft.putMemo(target, text, draft.stamps(coders.known(coderKey) ?? undefined, createdAt));
  }
  draft.lose(lost, 'memo', 'memos', 'on things that were not taken in: left out.');
}
