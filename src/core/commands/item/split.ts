import { z } from 'zod';
import { type ItemId, itemId, passageId } from '../../model/ids.ts';
import { type Item, item } from '../../model/item.ts';
import type { Entry } from '../../model/records.ts';
import { Problem } from '../../problem.ts';
import { defineCommand } from '../definition.ts';
import { requireFreeId, requireLive } from '../find.ts';
import { changed, created } from '../stamping.ts';
import { tidyAliases } from './labels.ts';

export const splitItem = defineCommand({
  type: 'item.split',
  summary: 'Makes a new item of the same kind from some passages (and aliases) of an item.',
  args: z.strictObject({
    id: itemId,
    newId: itemId.optional(),
    label: item.shape.label,
    passages: z.array(passageId),
    aliases: item.shape.aliases.optional().describe('Aliases that go to the new item'),
  }),
  run(args, study, context) {
    const before = requireLive(study, 'item', args.id);
    if (args.newId !== undefined) requireFreeId(study, 'item', args.newId);
    const moving = new Set(args.aliases ?? []);
    for (const alias of moving) {
      if (!before.aliases.includes(alias))
        throw new Problem('invalid', `“${alias}” is no alias of “${before.label}”.`);
    }
    const record: Item = {
      id: args.newId ?? (context.newId('i') as ItemId),
      kindId: before.kindId,
      label: args.label,
      aliases: tidyAliases(args.label, [...moving]),
      colour: before.colour,
      values: {},
      ...created(context),
    };
    const put: Entry[] = [{ type: 'item', record }];
    if (moving.size > 0)
      put.push({
        type: 'item',
        record: changed(before, { aliases: before.aliases.filter(alias => !moving.has(alias)) }, context),
      });
    for (const id of new Set(args.passages)) {
      const passage = requireLive(study, 'passage', id);
      if (passage.itemId !== before.id)
        throw new Problem('invalid', `The passage “${id}” is not coded with “${before.label}”.`);
      put.push({ type: 'passage', record: changed(passage, { itemId: record.id }, context) });
    }
    return { put, label: `Split ${args.label} from ${before.label}` };
  },
});
