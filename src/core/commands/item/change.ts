import { z } from 'zod';
import { itemId } from '../../model/ids.ts';
import { item } from '../../model/item.ts';
import { nameRule } from '../../model/name-rule.ts';
import { valuesPatch } from '../arguments.ts';
import { defineCommand } from '../definition.ts';
import { patchValues } from '../field-values.ts';
import { requireLive } from '../find.ts';
import { changed, given } from '../stamping.ts';
import { tidyAliases } from './labels.ts';
import { keepNameRules } from './name-rules.ts';

export const changeItem = defineCommand({
  type: 'item.change',
  summary: 'Changes an item’s label, aliases, colour or field values.',
  args: z.strictObject({
    id: itemId,
    label: item.shape.label.optional(),
    aliases: item.shape.aliases.optional(),
    nameRules: z.array(nameRule).optional().describe('How single names are looked for in texts; all of them'),
    colour: item.shape.colour.optional(),
    values: valuesPatch.optional(),
  }),
  run({ id, label, aliases, nameRules, colour, values }, study, context) {
    const before = requireLive(study, 'item', id);
    const patch = given({
      label,
      aliases:
        aliases === undefined && label === undefined
          ? undefined
          : tidyAliases(label ?? before.label, aliases ?? before.aliases),
      ...(nameRules === undefined && aliases === undefined && label === undefined
        ? {}
        : keepNameRules(nameRules ?? before.nameRules, [
            label ?? before.label,
            ...(aliases ?? before.aliases),
            before.label,
          ])),
      colour,
      values:
        values === undefined ? undefined : patchValues(study, 'item', before.kindId, before.values, values),
    });
    return {
      put: [{ type: 'item', record: changed(before, patch, context) }],
      label: label === undefined ? `Change ${before.label}` : `Rename ${before.label} to ${label}`,
    };
  },
});
