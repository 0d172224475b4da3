/** What the ids of a view's option can name, with their labels, as lists to choose from. */
import type { RecordType } from '#core/model/records.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import { listDocumentValues } from '#core/variables/document-filter.ts';
import { compareText, orderItems } from '#core/views/item-order.ts';
import { type Roles, type RolesOptions, resolveRoles } from '#core/views/roles.ts';
import { useRecords } from '../state/study-context.tsx';
import type { IdSource } from './view-controls-model.ts';

export interface IdOption {
  value: string;
  label: string;
}

const typesOf: Readonly<Record<IdSource['type'], readonly RecordType[]>> = {
  item: ['item', 'kind', 'field'],
  kind: ['kind'],
  field: ['field', 'kind'],
  linkType: ['linkType'],
  coder: ['coder'],
  document: ['document'],
  documentValue: ['document', 'field', 'vocabulary', 'item'],
  stage: ['vocabulary', 'field'],
  vocabulary: ['vocabulary'],
};

/** Null where the codebook has no kinds and fields of these parts: the view itself says why. */
export function rolesOf(study: StudyReader, named: RolesOptions | undefined): Roles | null {
  try {
    return resolveRoles(study, named ?? {});
  } catch {
    return null;
  }
}

/** `roles` are those of the view's options, as given. Ids that name nothing any more are listed as they are. */
export function useIdOptions(
  of: IdSource,
  roles: RolesOptions | undefined,
  chosen: readonly string[],
): readonly IdOption[] {
  const key = JSON.stringify([of, roles, chosen]);
  const options = useRecords(
    study => JSON.stringify(withUnknown(study, listOf(study, of, roles), of, chosen)),
    typesOf[of.type],
    [key],
  );
  return JSON.parse(options) as IdOption[];
}

function listOf(study: StudyReader, of: IdSource, named: RolesOptions | undefined): IdOption[] {
  const byOrder = (one: { order: number }, other: { order: number }) => one.order - other.order;
  const byLabel = (one: IdOption, other: IdOption) => compareText(one.label, other.label);
  const option = ({ id, label }: { id: string; label: string }): IdOption => ({ value: id, label });
  switch (of.type) {
    case 'item': {
      const roles = rolesOf(study, named);
      const kind = of.role === null ? null : (roles?.[of.role] ?? null);
      if (of.role !== null && kind === null) return [];
      const items = [...study.all('item')].filter(item => kind === null || item.kindId === kind.id);
      return orderItems(of.role === 'tracerKind' ? (roles?.orderLetter ?? null) : null)(items).map(option);
    }
    case 'kind':
      return [...study.all('kind')].sort(byOrder).map(({ id, plural }) => ({ value: id, label: plural }));
    case 'field':
      return [...study.all('field')]
        .filter(({ subject }) => subject === 'judgement' || subject === 'item')
        .sort(byOrder)
        .map(({ id, label, kindId }) => {
          const kind = kindId === null ? undefined : study.get('kind', kindId);
          return { value: id, label: kind === undefined ? label : `${kind.label}: ${label}` };
        });
    case 'linkType':
      return [...study.all('linkType')].sort(byOrder).map(option);
    case 'coder':
      return [...study.all('coder')].map(({ id, name }) => ({ value: id, label: name })).sort(byLabel);
    case 'document':
      return [...study.all('document')].map(({ id, title }) => ({ value: id, label: title })).sort(byLabel);
    case 'documentValue':
      return listDocumentValues(study);
    case 'stage':
      return (rolesOf(study, named)?.stageVocabulary?.options ?? []).map(option);
    case 'vocabulary':
      return [...study.all('vocabulary')].map(option).sort(byLabel);
  }
}

/** What was chosen once and is gone is still shown, so that it can be taken out. */
function withUnknown(
  study: StudyReader,
  options: IdOption[],
  { type }: IdSource,
  chosen: readonly string[],
): IdOption[] {
  const known = new Set(options.map(({ value }) => value));
  const unknown = chosen
    .filter(id => !known.has(id))
    .map(id => ({
      value: id,
      label: `${(type === 'item' ? study.get('item', id)?.label : undefined) ?? id} (not here)`,
    }));
  return [...options, ...unknown];
}
