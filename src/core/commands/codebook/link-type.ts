/** Types of link: adding and changing. */
import { z } from 'zod';
import { type LinkType, linkTypeFields } from '../../model/codebook.ts';
import { type LinkTypeId, linkTypeId } from '../../model/ids.ts';
import { defineCommand } from '../definition.ts';
import { requireFreeId, requireLive } from '../find.ts';
import { changed, created, given } from '../stamping.ts';
import { afterLast } from './order.ts';

const shape = linkTypeFields.shape;

export const addLinkType = defineCommand({
  type: 'linkType.add',
  summary: 'Adds a type of tie between items.',
  args: z.strictObject({
    id: linkTypeId.optional(),
    label: shape.label,
    inverseLabel: shape.inverseLabel.optional(),
    directed: shape.directed,
    orientation: shape.orientation.optional(),
    order: shape.order.optional(),
  }),
  run(args, study, context) {
    if (args.id !== undefined) requireFreeId(study, 'linkType', args.id);
    const record: LinkType = {
      id: args.id ?? (context.newId('y') as LinkTypeId),
      label: args.label,
      inverseLabel: args.inverseLabel ?? args.label,
      directed: args.directed,
      orientation: args.orientation ?? null,
      order: args.order ?? afterLast(study.all('linkType')),
      ...created(context),
    };
    return { put: [{ type: 'linkType', record }], label: `Add link type ${args.label}` };
  },
});

export const changeLinkType = defineCommand({
  type: 'linkType.change',
  summary: 'Changes a type of tie.',
  args: z.strictObject({ ...linkTypeFields.partial().shape, id: linkTypeId }),
  run({ id, ...patch }, study, context) {
    const before = requireLive(study, 'linkType', id);
    return {
      put: [{ type: 'linkType', record: changed(before, given(patch), context) }],
      label: `Change link type ${before.label}`,
    };
  },
});
