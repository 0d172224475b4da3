/** What is done with several places at once: coding them with an item, or resting a judgement on them. One commit each. */
import type { Judgement } from '#core/model/judgement.ts';
import type { Command } from '#core/store/commit.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import { counted } from '#core/text/counted.ts';
import type { ItemChoice } from '../reader/coding.ts';
import { newId } from '../state/new-id.ts';

export interface PlaceToCode {
  documentId: string;
  start: number;
  end: number;
}

export interface BulkCoding {
  /** Null where there is nothing left to do. */
  command: Command | null;
  /** Number of passages that it adds. */
  added: number;
  /** Places that the coder has coded so already: they are left as they are. */
  already: number;
  label: string;
}

/** Codes the places with an item, which may be made in the same change. */
export function codePlaces(
  study: StudyReader,
  coderId: string,
  places: readonly PlaceToCode[],
  choice: ItemChoice,
): BulkCoding {
  const itemId = 'itemId' in choice ? choice.itemId : newId('item');
  const name = 'itemId' in choice ? (study.get('item', itemId)?.label ?? itemId) : choice.label;
  const { passages, made } = passagesFor(study, coderId, places, itemId);
  const label = `Code ${counted(made.length, 'place')} with ${name}`;
  const item =
    'itemId' in choice
      ? []
      : [{ type: 'item.add', args: { id: itemId, kind: choice.kindId, label: choice.label } }];
  return {
    command: made.length === 0 ? null : batch(label, [...item, ...made]),
    added: made.length,
    already: passages.length - made.length,
    label,
  };
}

/** Rests a judgement on the places: those that are not coded with its item yet are coded with it in the same change. */
export function restOnPlaces(
  study: StudyReader,
  coderId: string,
  places: readonly PlaceToCode[],
  judgement: Judgement,
  cell: string,
): BulkCoding {
  const { id, itemId, fieldId, status, evidence } = judgement;
  const { passages, made } = passagesFor(study, coderId, places, itemId);
  const more = passages.filter(passage => !evidence.some(known => known === passage));
  const label = `Use ${counted(more.length, 'place')} as evidence for ${cell}`;
  const set = {
    type: 'judgement.set',
    args: { id, itemId, field: fieldId, status, evidence: [...evidence, ...more] },
  };
  return {
    command: more.length === 0 ? null : batch(label, [...made, set]),
    added: more.length,
    already: passages.length - more.length,
    label,
  };
}

/** Rests a judgement on passages as they are, of whatever item they are. */
export function restOnPassages(
  passages: readonly string[],
  { id, itemId, fieldId, status, evidence }: Judgement,
  cell: string,
): BulkCoding {
  const more = passages.filter(passage => !evidence.some(known => known === passage));
  const label = `Use ${counted(more.length, 'passage')} as evidence for ${cell}`;
  const args = { id, itemId, field: fieldId, status, evidence: [...evidence, ...more] };
  return {
    command: more.length === 0 ? null : batch(label, [{ type: 'judgement.set', args }]),
    added: 0,
    already: passages.length - more.length,
    label,
  };
}

const batch = (label: string, commands: readonly Command[]): Command => ({
  type: 'batch',
  args: { label: label.slice(0, 300), commands },
});

/** The coder's own passage with just this span and item, for each place: those that are there, and those to be made. */
function passagesFor(
  study: StudyReader,
  coderId: string,
  places: readonly PlaceToCode[],
  itemId: string,
): { passages: string[]; made: Command[] } {
  const known = new Map<string, string>();
  for (const passage of study.passagesOfItem(itemId)) {
    if (passage.coderId === coderId && passage.region === undefined) known.set(keyOf(passage), passage.id);
  }
  const made: Command[] = [];
  const passages = places.map(place => {
    const there = known.get(keyOf(place));
    if (there !== undefined) return there;
    const id = newId('passage');
    const { documentId, start, end } = place;
    known.set(keyOf(place), id);
    made.push({ type: 'passage.add', args: { id, documentId, itemId, start, end } });
    return id;
  });
  return { passages: [...new Set(passages)], made };
}

const keyOf = ({ documentId, start, end }: PlaceToCode): string => `${documentId} ${start} ${end}`;
