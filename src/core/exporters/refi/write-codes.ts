/**
 * The codebook as REFI-QDA has it: kinds are codes that cannot code, items are codes under them. What codes have no
 * place for (aliases, fields) stands in their descriptions for people, and in cases for programs.
 */
import { aliasVariable } from '../../exchange/readers/refi/read-variables.ts';
import type { Item } from '../../model/item.ts';
import type { RefiContext } from './refi-context.ts';

/** The elements inside `Codes`; none where the codebook has no kinds. `withNotes` refers to memos, which a codebook alone has not. */
export function writeCodes(context: RefiContext, withNotes: boolean): string[] {
  const { order, xml } = context;
  const itemsOf = new Map<string, Item[]>();
  for (const item of order.items) {
    const present = itemsOf.get(item.kindId);
    if (present === undefined) itemsOf.set(item.kindId, [item]);
    else present.push(item);
  }
  return order.kinds.map(kind => {
    const items = (itemsOf.get(kind.id) ?? []).map(item => {
      const attributes = {
        guid: context.guid('item', item.id),
        name: item.label,
        isCodable: true,
        color: item.colour ?? kind.colour,
      };
      const judged = withNotes
        ? [...context.study.judgementsOfItem(item.id)]
            .filter(({ itemId }) => itemId === item.id)
            .map(({ id }) => context.noteRefs({ type: 'judgement', id }))
            .join('')
        : '';
      const notes = withNotes ? context.noteRefs({ type: 'item', id: item.id }) + judged : '';
      return xml.element('Code', attributes, context.description(describe(context, item)) + notes);
    });
    const attributes = {
      guid: context.guid('kind', kind.id),
      name: kind.label,
      isCodable: false,
      color: kind.colour,
    };
    const notes = withNotes ? context.noteRefs({ type: 'kind', id: kind.id }) : '';
    return xml.element('Code', attributes, context.description(kind.description) + notes + items.join('\n'));
  });
}

/** A set for each kind: some programs have groups of codes and no codes under codes. */
export function writeSets(
  context: RefiContext,
  /** Under which name a member names its code: the two schemas differ. */
  reference: 'targetGUID' | 'guid' = 'targetGUID',
): string[] {
  const { order, xml } = context;
  return order.kinds.flatMap(kind => {
    const members = order.items
      .filter(({ kindId }) => kindId === kind.id)
      .map(({ id }) => xml.element('MemberCode', { [reference]: context.guid('item', id) }));
    if (members.length === 0) return [];
    const attributes = { guid: context.guid('set', kind.id), name: kind.label };
    return [xml.element('Set', attributes, members.join(''))];
  });
}

function describe(context: RefiContext, { aliases, values }: Item): string {
  const lines = context
    .valuesOf(values)
    .map(({ field, value }) => `${field.label}: ${context.wordsOf(field, value)}`);
  return [...(aliases.length === 0 ? [] : [`${aliasVariable}: ${aliases.join('; ')}`]), ...lines].join('\n');
}
