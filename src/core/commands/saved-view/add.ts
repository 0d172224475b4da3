import { z } from 'zod';
import { type SavedViewId, savedViewId } from '../../model/ids.ts';
import { type SavedView, type SavedViewDisplay, savedView } from '../../model/saved-view.ts';
import { Problem } from '../../problem.ts';
import type { StudyReader } from '../../store/study-reader.ts';
import { requireView, views } from '../../views/registry.ts';
import { readOptions } from '../../views/view.ts';
import { defineCommand } from '../definition.ts';
import { requireFreeId, sameText } from '../find.ts';
import { created } from '../stamping.ts';

/** Says nothing of how it is laid out: the view shows itself as it comes. */
const asItComes: SavedViewDisplay = { form: null, table: null, arrangements: {} };

/** Refuses a name that another live saved view has, and that of a view of the program: both are asked for by name. */
export function checkSavedViewName(study: StudyReader, name: string, self: string | null): string {
  const trimmed = name.trim();
  if (trimmed === '') throw new Problem('invalid', 'A saved view needs a name.');
  if (views.some(({ id }) => sameText(id, trimmed)))
    throw new Problem('refused', `“${trimmed}” is a view of the program.`, 'Choose another name.');
  for (const other of study.all('savedView')) {
    if (other.id !== self && sameText(other.name, trimmed))
      throw new Problem('refused', `There is a saved view “${other.name}” already.`, 'Choose another name.');
  }
  return trimmed;
}

/** The options as given, after the view has taken them. */
export function checkViewOptions(viewId: string, options: SavedView['options']): SavedView['options'] {
  readOptions(requireView(viewId), options);
  return options;
}

export const addSavedView = defineCommand({
  type: 'savedView.add',
  summary: 'Saves a view with its options and layout by a name.',
  args: z.strictObject({
    id: savedViewId.optional(),
    name: savedView.shape.name,
    view: savedView.shape.viewId.describe('Id of the view'),
    options: savedView.shape.options.optional(),
    display: savedView.shape.display.optional(),
  }),
  run(args, study, context) {
    if (args.id !== undefined) requireFreeId(study, 'savedView', args.id);
    const record: SavedView = {
      id: args.id ?? (context.newId('v') as SavedViewId),
      name: checkSavedViewName(study, args.name, null),
      viewId: requireView(args.view).id,
      options: checkViewOptions(args.view, args.options ?? {}),
      display: args.display ?? asItComes,
      ...created(context),
    };
    return { put: [{ type: 'savedView', record }], label: `Save view ${record.name}` };
  },
});
