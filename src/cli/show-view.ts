/** Lists the views of a study, and prints one: its tables as CSV or JSON, or the document that it is. */
import type { Application, DocumentText, OpenedStudy } from '#core/api.ts';
import { sameText } from '#core/commands/find.ts';
import type { SavedView } from '#core/model/saved-view.ts';
import { writePictureSvg } from '#core/pictures/write-svg.ts';
import { Problem } from '#core/problem.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import { arrangeTable } from '#core/views/arrange-table.ts';
import { DocumentUnits } from '#core/views/document-units.ts';
import { requireView, views } from '#core/views/registry.ts';
import type { View, ViewTable } from '#core/views/view.ts';
import { writeCellsCsv, writeTableCsv } from '#core/views/view-csv.ts';
import type { Output } from './output.ts';
import { readViewOptions, schemaOfOptions } from './read-view-options.ts';
import { copyStudy } from './study-copy.ts';

const tableFormats = ['json', 'csv', 'cells'] as const;
const pictureFormat = 'svg';

const formatsOf = ({ hasPicture, files }: View): string[] => [
  ...tableFormats,
  ...(hasPicture ? [pictureFormat] : []),
  ...files.map(({ format }) => format),
];

/** Those of any view. */
export const viewFormats: readonly string[] = [...new Set(views.flatMap(formatsOf))];

/** Pixels, unless another width is asked for: a page in landscape. */
const pictureWidth = 1120;

export interface ViewRequest {
  /** Id of a view, or the name under which one was saved in the study. */
  view: string;
  format: string;
  /** Name of the one table to print; of all for JSON and cells, of the first for CSV, unless given. */
  table?: string;
  /** Options as a JSON object. */
  options?: string;
  /** Options as `name=value`, over those. */
  set?: readonly string[];
  /** Of the picture, in pixels. */
  width?: number;
}

export async function listViews(output: Output): Promise<void> {
  for (const view of views) {
    const { id, label, summary } = view;
    await output.line({ id, label, summary, formats: formatsOf(view), options: schemaOfOptions(view) });
  }
}

export async function showView(
  application: Application,
  output: Output,
  opened: OpenedStudy,
  request: ViewRequest,
): Promise<void> {
  const study = await copyStudy(application, opened);
  const saved = findSavedView(study, request.view);
  const view = requireView(saved?.viewId ?? request.view);
  const options = { ...saved?.options, ...readViewOptions(view, request.options, request.set ?? []) };
  const formats = formatsOf(view);
  if (!formats.includes(request.format))
    throw new Problem(
      'invalid',
      `The view “${view.id}” cannot be written as ${request.format}.`,
      `It can be as: ${formats.join(', ')}.`,
    );
  const texts = new Map<string, DocumentText>();
  for (const id of view.documents(study, options)) {
    texts.set(id, await application.documentText(opened.handle, id));
  }
  const units = new DocumentUnits(
    id => {
      const content = texts.get(id);
      if (content === undefined) throw new Error(`The view read a text that it had not asked for: ${id}.`);
      return content.text;
    },
    id => texts.get(id)?.blocks,
  );
  const shown = view.show(study, options, units);
  if (request.format === pictureFormat) {
    const picture = shown.picture({ width: request.width ?? pictureWidth, time: null });
    if (picture !== null) await output.write(writePictureSvg(picture));
    return;
  }
  if (view.files.some(({ format }) => format === request.format)) {
    await output.write(await shown.file(request.format));
    return;
  }
  const tables = chooseTables(layOut(shown.tables, saved), request);
  for (const note of tables.flatMap(({ notes }) => notes)) output.say(note);
  switch (request.format) {
    case 'csv':
      for (const table of tables) await output.write(writeTableCsv(table));
      return;
    case 'cells':
      await output.write(writeCellsCsv(tables));
      return;
    default:
      for (const table of tables) await output.line({ view: view.id, options, ...table });
  }
}

/** A view of the program goes before one that was saved by its name. */
function findSavedView(study: StudyReader, name: string): SavedView | undefined {
  if (views.some(({ id }) => id === name)) return undefined;
  return [...study.all('savedView')].find(saved => saved.id === name || sameText(saved.name, name));
}

/** The tables as they were laid out when the view was saved, the one that was shown first. */
function layOut(tables: readonly ViewTable[], saved: SavedView | undefined): ViewTable[] {
  if (saved === undefined) return [...tables];
  const { table: shown, arrangements } = saved.display;
  return tables
    .map(table => {
      const arrangement = Object.hasOwn(arrangements, table.name) ? arrangements[table.name] : undefined;
      return arrangement === undefined ? table : arrangeTable(table, arrangement);
    })
    .sort((one, other) => Number(other.name === shown) - Number(one.name === shown));
}

/** CSV has one header, so it holds one table. */
function chooseTables(tables: readonly ViewTable[], { table: name, format }: ViewRequest): ViewTable[] {
  if (name === undefined) return format === 'csv' ? tables.slice(0, 1) : [...tables];
  const found = tables.find(table => table.name === name);
  if (found !== undefined) return [found];
  const names = tables.map(table => table.name).join(', ');
  throw new Problem('invalid', `This view has no table “${name}”.`, `It has: ${names}.`);
}
