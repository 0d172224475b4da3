/** A field as it is being written in its dialog: all that any type may need, so that changing the type loses nothing. */
import type { Field, FieldSubject, FieldType } from '#core/model/codebook.ts';
import { fieldNameOf } from './slug.ts';

export interface PointDraft {
  /** Tells rows apart while they are edited. */
  key: string;
  /** As typed. */
  value: string;
  label: string;
}

export interface FieldDraft {
  label: string;
  /** Null = made from the label. */
  name: string | null;
  help: string;
  type: FieldType['type'];
  multiline: boolean;
  unit: string;
  vocabularyId: string | null;
  multiple: boolean;
  points: readonly PointDraft[];
  kindIds: readonly string[];
  group: string;
  aboutKindId: string | null;
  periodic: boolean;
}

export interface FieldProblems {
  label: string | null;
  name: string | null;
  vocabulary: string | null;
  points: string | null;
}

const emptyPoints: readonly PointDraft[] = [
  { key: '1', value: '1', label: '' },
  { key: '2', value: '2', label: '' },
  { key: '3', value: '3', label: '' },
];

export function draftOfField(field: Field | null): FieldDraft {
  const type = field?.value;
  return {
    label: field?.label ?? '',
    name: field?.name ?? null,
    help: field?.help ?? '',
    type: type?.type ?? 'text',
    multiline: type?.type === 'text' ? type.multiline : true,
    unit: type?.type === 'number' ? (type.unit ?? '') : '',
    vocabularyId: type?.type === 'choice' ? type.vocabularyId : null,
    multiple: type?.type === 'choice' || type?.type === 'item' ? type.multiple : false,
    points:
      type?.type === 'ordinal' || type?.type === 'scale'
        ? type.points.map(({ value, label }, at) => ({ key: String(at), value: String(value), label }))
        : emptyPoints,
    kindIds: type?.type === 'item' ? type.kindIds : [],
    group: field?.group ?? '',
    aboutKindId: field?.aboutKindId ?? null,
    periodic: field?.periodic ?? false,
  };
}

/** The name that the field will have, given those of its siblings. */
export const nameOfDraft = (draft: FieldDraft, taken: readonly string[]): string =>
  draft.name ?? fieldNameOf(draft.label, taken);

export function fieldProblems(draft: FieldDraft, taken: readonly string[]): FieldProblems {
  const name = nameOfDraft(draft, taken);
  return {
    label: draft.label.trim() === '' ? 'Give the field a label.' : null,
    name: !/^[a-z][a-z0-9-]{0,59}$/.test(name)
      ? 'A name has lower-case letters, digits and “-”, and begins with a letter.'
      : taken.includes(name)
        ? `Another field here has the name “${name}”.`
        : null,
    vocabulary: draft.type === 'choice' && draft.vocabularyId === null ? 'Choose a vocabulary.' : null,
    points: draft.type === 'ordinal' || draft.type === 'scale' ? pointsProblem(draft.points) : null,
  };
}

function pointsProblem(points: readonly PointDraft[]): string | null {
  if (points.length < 2) return 'There are at least two steps.';
  if (points.some(point => !/^-?\d{1,9}$/.test(point.value.trim()))) return 'Every step has a whole number.';
  if (new Set(points.map(point => Number(point.value))).size < points.length)
    return 'Two steps have the same number.';
  if (points.some(point => point.label.trim() === '')) return 'Every step has a label.';
  return null;
}

/** The field type that a draft without problems says. Steps are kept from low to high. */
export function fieldTypeOf(draft: FieldDraft): FieldType {
  switch (draft.type) {
    case 'text':
      return { type: 'text', multiline: draft.multiline };
    case 'number':
      return { type: 'number', unit: draft.unit.trim() === '' ? null : draft.unit.trim() };
    case 'choice':
      return {
        type: 'choice',
        vocabularyId: draft.vocabularyId ?? '',
        multiple: draft.multiple,
      } as FieldType;
    case 'ordinal':
    case 'scale':
      return {
        type: draft.type,
        points: draft.points
          .map(point => ({ value: Number(point.value), label: point.label.trim() }))
          .sort((one, other) => one.value - other.value),
      };
    case 'item':
      return { type: 'item', kindIds: [...draft.kindIds], multiple: draft.multiple } as FieldType;
    default:
      return { type: draft.type };
  }
}

/** Arguments shared by `field.add` and `field.change`. */
export function fieldArguments(
  draft: FieldDraft,
  subject: FieldSubject,
  taken: readonly string[],
): Record<string, unknown> {
  const judged = subject === 'judgement';
  return {
    name: nameOfDraft(draft, taken),
    label: draft.label.trim(),
    help: draft.help.trim(),
    value: fieldTypeOf(draft),
    group: draft.group.trim() === '' ? null : draft.group.trim(),
    aboutKindId: judged ? draft.aboutKindId : null,
    periodic: judged && draft.periodic,
  };
}
