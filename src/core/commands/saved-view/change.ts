import { z } from 'zod';
import { savedViewId } from '../../model/ids.ts';
import { savedView } from '../../model/saved-view.ts';
import { defineCommand } from '../definition.ts';
import { requireLive } from '../find.ts';
import { changed, given } from '../stamping.ts';
import { checkSavedViewName, checkViewOptions } from './add.ts';

export const changeSavedView = defineCommand({
  type: 'savedView.change',
  summary: 'Renames a saved view, or saves it with other options or another layout.',
  args: z.strictObject({
    id: savedViewId,
    name: savedView.shape.name.optional(),
    options: savedView.shape.options.optional(),
    display: savedView.shape.display.optional(),
  }),
  run({ id, name, options, display }, study, context) {
    const before = requireLive(study, 'savedView', id);
    const patch = given({
      name: name === undefined ? undefined : checkSavedViewName(study, name, id),
      options: options === undefined ? undefined : checkViewOptions(before.viewId, options),
      display,
    });
    return {
      put: [{ type: 'savedView', record: changed(before, patch, context) }],
      label:
        name === undefined ? `Save view ${before.name} anew` : `Rename view ${before.name} to ${name.trim()}`,
    };
  },
});
