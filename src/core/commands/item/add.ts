import { z } from 'zod';
import { type ItemId, itemId } from '../../model/ids.ts';
import { type Item, item } from '../../model/item.ts';
import { nameRule } from '../../model/name-rule.ts';
import { memoText, valuesPatch } from '../arguments.ts';
import { defineCommand } from '../definition.ts';
import { patchValues } from '../field-values.ts';
import { requireFreeId, requireKind } from '../find.ts';
import { memoOn } from '../memo/new-memo.ts';
import { created } from '../stamping.ts';
import { tidyAliases } from './labels.ts';
import { keepNameRules } from './name-rules.ts';

export const addItem = defineCommand({
  type: 'item.add',
  summary: 'Adds an item of a kind, e.g. an actor.',
  args: z.strictObject({
    id: itemId.optional(),
    kind: z.string().describe('Id or label of the kind'),
    label: item.shape.label,
    aliases: item.shape.aliases.optional(),
    nameRules: z.array(nameRule).optional().describe('How single names are looked for in texts'),
    colour: item.shape.colour.optional(),
    values: valuesPatch.optional(),
    memo: memoText.optional(),
  }),
  run(args, study, context) {
    if (args.id !== undefined) requireFreeId(study, 'item', args.id);
    const kind = requireKind(study, args.kind);
    const record: Item = {
      id: args.id ?? (context.newId('i') as ItemId),
      kindId: kind.id,
      label: args.label,
      aliases: tidyAliases(args.label, args.aliases ?? []),
      ...keepNameRules(args.nameRules, [args.label, ...(args.aliases ?? [])]),
      colour: args.colour ?? null,
      values: patchValues(study, 'item', kind.id, {}, args.values ?? {}),
      ...created(context),
    };
    return {
      put: [{ type: 'item', record }, ...memoOn({ type: 'item', id: record.id }, args.memo, context)],
      label: `Add ${kind.label.toLowerCase()} ${args.label}`,
    };
  },
});
