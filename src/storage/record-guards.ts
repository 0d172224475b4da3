/**
 * Whether something read from a checksummed file has the shape of a record. Passages come by the hundred thousand,
 * so theirs is looked at by hand; it accepts nothing that the schema refuses in what the program computes with.
 */
import { pageRegion } from '#core/model/passage.ts';
import { type RecordType, recordSchemas } from '#core/model/records.ts';

const isText = (value: unknown): value is string => typeof value === 'string';
const isOffset = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

const isRemoval = (value: unknown): boolean => {
  if (value === null) return true;
  if (typeof value !== 'object') return false;
  const { at, by, with: along } = value as Record<string, unknown>;
  return isText(at) && isText(by) && (along === null || isText(along));
};

const isOnPage = (value: unknown): boolean => pageRegion.safeParse(value).success;

const isPassage = (value: object): boolean => {
  const passage = value as Record<string, unknown>;
  return (
    isText(passage.id) &&
    passage.id !== '' &&
    isText(passage.documentId) &&
    isText(passage.itemId) &&
    isText(passage.coderId) &&
    isOffset(passage.start) &&
    isOffset(passage.end) &&
    (passage.region === undefined
      ? passage.start < passage.end
      : passage.start === passage.end && isOnPage(passage.region)) &&
    isText(passage.exact) &&
    (passage.pages === undefined || Array.isArray(passage.pages)) &&
    isText(passage.prefix) &&
    isText(passage.suffix) &&
    typeof passage.values === 'object' &&
    passage.values !== null &&
    isText(passage.createdAt) &&
    isText(passage.createdBy) &&
    isText(passage.changedAt) &&
    isText(passage.changedBy) &&
    isRemoval(passage.removed)
  );
};

export const isPlausible = (type: RecordType, value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  if (type === 'passage') return isPassage(value);
  return recordSchemas[type].safeParse(value).success;
};
