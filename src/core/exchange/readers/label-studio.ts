/**
 * Reads Label Studio's JSON export: regions over texts, with their coders and comments. Old releases count UTF-16
 * units and newer ones code points; the quoted text of each region decides.
 */
import type { ExchangeFile, ExchangeReader, ExchangeValue } from '../project.ts';
import {
  type DraftDocument,
  dataFiles,
  isObject,
  momentOf,
  ProjectDraft,
  parseJson,
  readSafely,
  UnreadableProject,
} from './corpus/project-draft.ts';
import { takeLabelStudioLabels } from './corpus/tag-sets.ts';

type Json = Readonly<Record<string, unknown>>;

export const labelStudioReader: ExchangeReader = {
  id: 'label-studio',
  label: 'Label Studio (JSON)',
  extensions: ['json', 'xml'],
  takes: 'files',
  sniff: files => dataFiles(files, 'json').some(({ bytes }) => tasksIn(parseJson(bytes)).some(isTask)),
  read: files => readSafely('Label Studio’s JSON', files, () => read(files)),
};

const tasksIn = (json: unknown): Json[] => listOf(json).filter(isObject);

const isTask = (task: Json): boolean =>
  isObject(task.data) && (Array.isArray(task.annotations) || Array.isArray(task.completions));

function read(files: readonly ExchangeFile[]) {
  const draft = new ProjectDraft(files, 'code points');
  const tasks = dataFiles(files, 'json').flatMap(({ bytes }) => tasksIn(parseJson(bytes)).filter(isTask));
  if (tasks.length === 0)
    throw new UnreadableProject(
      'No task with annotations is in the files. In Label Studio, export the project as “JSON” (not “JSON-MIN”) and choose that file.',
    );
  takeLabelStudioLabels(draft, files);
  for (const [index, task] of tasks.entries()) takeTask(draft, task, index + 1);
  return draft.finish('Label Studio');
}

function takeTask(draft: ProjectDraft, task: Json, number: number): void {
  const data = isObject(task.data) ? task.data : {};
  const annotations = [...listOf(task.annotations), ...listOf(task.completions)].filter(isObject);
  const regions = annotations.flatMap(each => listOf(each.result)).filter(isObject);
  const text = textOf(data, regions);
  const name = `task ${typeof task.id === 'number' ? task.id : number}`;
  const base = typeof data.base === 'string' && data.base !== '' ? data.base : name;
  const title = [data.title, data.name, data.filename].find(
    value => typeof value === 'string' && value !== '',
  );
  const document = draft.document(base, text, typeof title === 'string' ? title : name);
  if (text === null)
    draft.lose(
      'task has',
      'tasks have',
      'no text of their own but a link to it; their passages are kept with their quotes',
    );
  for (const annotation of annotations) {
    if (annotation.was_cancelled === true) {
      draft.lose('annotation', 'annotations', 'cancelled by its coder; left out');
      continue;
    }
    for (const region of listOf(annotation.result)) {
      if (isObject(region)) takeRegion(draft, document, region, annotation);
    }
  }
  const predictions = listOf(task.predictions).length;
  if (predictions > 0)
    draft.lose('prediction', 'predictions', 'of models and not of people; left out', predictions);
}

function takeRegion(draft: ProjectDraft, document: DraftDocument, region: Json, annotation: Json): void {
  const value = isObject(region.value) ? region.value : {};
  const names = [value.labels, value.hypertextlabels, value.taxonomy]
    .flatMap(listOf)
    .filter(label => typeof label === 'string');
  if (region.type === 'relation') {
    draft.lose('relation', 'relations', 'between single passages; left out');
    return;
  }
  const { start, end } = placeOf(value);
  const quote = typeof value.text === 'string' ? value.text : null;
  if (names.length === 0 || ((start === null || end === null) && quote === null)) {
    draft.lose(
      'result',
      'results',
      'no label on a stretch of text (choices, ratings, pictures and the like); left out',
    );
    return;
  }
  const meta = isObject(region.meta) ? region.meta : {};
  const coder = typeof meta.coder === 'string' ? meta.coder : coderName(annotation.completed_by);
  for (const name of names) {
    draft.passage({
      document,
      codeKey: draft.code(String(name)),
      coderKey: draft.coder(coder),
      start,
      end,
      quote,
      memo: listOf(meta.text)
        .filter(each => typeof each === 'string')
        .join('\n\n'),
      createdAt: momentOf(meta.createdAt) ?? momentOf(annotation.created_at),
      values: valuesOf(meta.values),
    });
  }
}

/** Hypertext has paths as start and end, and what counts in its text beside them. */
function placeOf(value: Json): { start: number | null; end: number | null } {
  const { start, end } = isObject(value.globalOffsets) ? value.globalOffsets : value;
  return typeof start === 'number' && typeof end === 'number' ? { start, end } : { start: null, end: null };
}

/** The text among a task's data: the one that most quotes stand in; null where there are only links. */
function textOf(data: Json, regions: readonly Json[]): string | null {
  const quotes = regions
    .slice(0, 50)
    .flatMap(({ value }) => (isObject(value) && typeof value.text === 'string' ? [value.text] : []));
  let best: { text: string; score: number } | null = null;
  for (const [name, text] of Object.entries(data)) {
    if (typeof text !== 'string' || text === '' || /^(?:https?|s3|gs):\/\/\S+$/.test(text)) continue;
    const score = quotes.filter(quote => text.includes(quote)).length + (name === 'text' ? 0.5 : 0);
    if (best === null || score > best.score || (score === best.score && text.length > best.text.length))
      best = { text, score };
  }
  return best !== null && (best.score > 0 || quotes.length === 0) ? best.text : null;
}

function coderName(by: unknown): string {
  if (typeof by === 'number') return `Label Studio user ${by}`;
  if (!isObject(by)) return '';
  const name = [by.first_name, by.last_name]
    .filter(part => typeof part === 'string' && part !== '')
    .join(' ');
  return name !== '' ? name : typeof by.email === 'string' ? by.email : '';
}

const valuesOf = (given: unknown): Record<string, ExchangeValue> =>
  Object.fromEntries(
    listOf(given).flatMap(each =>
      isObject(each) && typeof each.label === 'string' && typeof each.value === 'string'
        ? [[each.label, each.value] as const]
        : [],
    ),
  );

const listOf = (value: unknown): unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? [...(value as unknown[])] : [value];
