/**
 * The codebook: the kinds of item, the typed fields of items, passages, judgements and documents, the
 * vocabularies that choices draw on, and the types of link. All of it is editable data of the study; the
 * program has no kind or field of its own. A template is the same records without stamps.
 */
import { z } from 'zod';
import { fieldId, kindId, linkTypeId, vocabularyId } from './ids.ts';
import { stamps } from './stamps.ts';

export const label = z
  .string()
  .trim()
  .min(1, 'a label may not be empty')
  .max(300, 'a label has at most 300 characters');
export const colour = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'a colour is written as #rrggbb');

const kindShape = {
  id: kindId,
  label,
  plural: label,
  description: z.string(),
  /** One lower-case letter that codes the selection with this kind; null = none. */
  key: z
    .string()
    .regex(/^[a-z]$/, 'a key is one letter from a to z')
    .nullable(),
  colour,
  /** Sorts kinds in panels, lowest first. */
  order: z.number(),
};

const point = z.object({ value: z.number().int(), label });

export const fieldType = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), multiline: z.boolean() }),
  z.object({ type: z.literal('number'), unit: z.string().nullable() }),
  z.object({ type: z.literal('boolean') }),
  /** A date, an interval or an uncertain date, written as EDTF. */
  z.object({ type: z.literal('date') }),
  /** One or several options of a vocabulary. Values are option ids. */
  z.object({ type: z.literal('choice'), vocabularyId, multiple: z.boolean() }),
  /** Ordered categories. Values are the points' numbers. */
  z.object({ type: z.literal('ordinal'), points: z.array(point).min(2) }),
  /** A numeric scale with labelled steps, as for positions from -3 to +3. Values are the points' numbers. */
  z.object({ type: z.literal('scale'), points: z.array(point).min(2) }),
  /** One or several items, of the kinds named, or of any kind where the list is empty. Values are item ids. */
  z.object({ type: z.literal('item'), kindIds: z.array(kindId), multiple: z.boolean() }),
]);
export type FieldType = z.output<typeof fieldType>;

export const fieldSubject = z.enum(['item', 'passage', 'judgement', 'document']);
export type FieldSubject = z.output<typeof fieldSubject>;

const fieldShape = {
  id: fieldId,
  /** Short name, unique among the fields of one kind and subject, e.g. `position`. Column name in exports. */
  name: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, 'a field name has lower-case letters, digits and "-"'),
  label,
  help: z.string(),
  subject: fieldSubject,
  /** The kind whose items, passages or judgements have this field; null for fields of documents. */
  kindId: kindId.nullable(),
  value: fieldType,
  /** Heading under which the field stands with others, e.g. "Change-team traits"; null = none. */
  group: label.nullable(),
  /** Judgements only: the kind of item that the judgement is about (a position is on a tracer); null = none. */
  aboutKindId: kindId.nullable(),
  /** Judgements only: whether a judgement of this field holds for a period. */
  periodic: z.boolean(),
  order: z.number(),
};

const option = z.object({ id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/), label });
const vocabularyShape = { id: vocabularyId, label, options: z.array(option) };

const linkTypeShape = {
  id: linkTypeId,
  label,
  /** Read from the other end, e.g. "is supported by". */
  inverseLabel: label,
  directed: z.boolean(),
  /** Vertical ties run along a line of command, horizontal ones between equals; null = neither. */
  orientation: z.enum(['vertical', 'horizontal']).nullable(),
  order: z.number(),
};

export const kind = z.object({ ...kindShape, ...stamps });
export type Kind = z.output<typeof kind>;
export const field = z.object({ ...fieldShape, ...stamps });
export type Field = z.output<typeof field>;
export const vocabulary = z.object({ ...vocabularyShape, ...stamps });
export type Vocabulary = z.output<typeof vocabulary>;
export const linkType = z.object({ ...linkTypeShape, ...stamps });
export type LinkType = z.output<typeof linkType>;

export const kindFields = z.object(kindShape);
export const fieldFields = z.object(fieldShape);
export const vocabularyFields = z.object(vocabularyShape);
export const linkTypeFields = z.object(linkTypeShape);

/** A codebook as a file of its own, in `resources/codebooks` or written by a researcher. */
export const codebookTemplate = z.object({
  format: z.literal('tracework/codebook'),
  version: z.literal(1),
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: label,
  description: z.string(),
  kinds: z.array(kindFields),
  fields: z.array(fieldFields),
  vocabularies: z.array(vocabularyFields),
  linkTypes: z.array(linkTypeFields),
});
export type CodebookTemplate = z.output<typeof codebookTemplate>;
