/** Codes text with items: what the reader asks of the study, said to a screen reader as it is done. */
import type { Command, Commit } from '#core/store/commit.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import { announce } from '../state/announce.ts';
import { newId } from '../state/new-id.ts';
import { ui } from '../state/ui-store.ts';
import type { Region } from './view/reading-view.ts';

export interface TextSpan {
  documentId: string;
  start: number;
  end: number;
  /** Where a rectangle on a page is coded and no text. */
  region?: Region;
}

/** An item that is there, or one to be made. */
export type ItemChoice = { itemId: string } | { kindId: string; label: string };

export type Dispatch = (command: Command) => Promise<Commit | null>;

/** What coding needs: the study, the way to change it, and who codes. */
export interface Coding {
  study: StudyReader;
  dispatch: Dispatch;
  coderId: string;
}

/** Sends a command whose refusal has been shown already; whether it was done. */
const attempt = async (dispatch: Dispatch, command: Command): Promise<boolean> => {
  try {
    await dispatch(command);
    return true;
  } catch {
    return false;
  }
};

/** After the next frame: the new passage is painted before the panels turn to it. */
const nextPaint = (): Promise<void> =>
  new Promise(resolve => {
    requestAnimationFrame(() => setTimeout(resolve, 0));
  });

/** Number of live passages of the span's document that overlap it. */
const countOverlaps = (study: StudyReader, span: TextSpan): number => {
  let count = 0;
  for (const { start, end } of study.passagesOfDocument(span.documentId)) {
    if (start < span.end && end > span.start) count += 1;
  }
  return count;
};

/** The coder's own passage with just this span and item. */
const findSame = (
  study: StudyReader,
  { documentId, start, end, region }: TextSpan,
  itemId: string,
  coderId: string,
): string | null => {
  if (region !== undefined) return null;
  for (const passage of study.passagesOfDocument(documentId)) {
    if (passage.start !== start || passage.end !== end) continue;
    if (passage.itemId === itemId && passage.coderId === coderId) return passage.id;
  }
  return null;
};

/**
 * Codes a span; gives the new passage's id, or null where it was refused. A new item comes in the same change.
 * A span that the coder has coded with the item already is not coded again: that passage is chosen.
 */
export async function codeSpan(
  { study, dispatch, coderId }: Coding,
  span: TextSpan,
  choice: ItemChoice,
): Promise<string | null> {
  const same = 'itemId' in choice ? findSame(study, span, choice.itemId, coderId) : null;
  if (same !== null && 'itemId' in choice) {
    ui.set({ passageId: same, itemId: choice.itemId });
    announce(`Coded with ${study.get('item', choice.itemId)?.label ?? ''} already`);
    return same;
  }
  const passageId = newId('passage');
  const itemId = 'itemId' in choice ? choice.itemId : newId('item');
  const { documentId, start, end, region } = span;
  const place = region === undefined ? { start, end } : { page: region.page, region: [...region.rect] };
  const add = { type: 'passage.add', args: { id: passageId, documentId, itemId, ...place } };
  const label = 'itemId' in choice ? (study.get('item', itemId)?.label ?? '') : choice.label;
  const command =
    'itemId' in choice
      ? add
      : {
          type: 'batch',
          args: {
            label: `Add ${label} and code passage with it`,
            commands: [
              { type: 'item.add', args: { id: itemId, kind: choice.kindId, label: choice.label } },
              add,
            ],
          },
        };
  if (!(await attempt(dispatch, command))) return null;
  await nextPaint();
  const kindId = study.get('item', itemId)?.kindId ?? null;
  ui.noteItemUsed(itemId);
  ui.set({ passageId, itemId, ...(kindId === null ? {} : { kindId }) });
  if (region !== undefined) {
    announce(`Coded with ${label}: a region of page ${region.page}`);
    return passageId;
  }
  const here = countOverlaps(study, span);
  announce(`Coded with ${label}, ${here === 1 ? '1 passage' : `${here} passages`} here`);
  return passageId;
}

/** Gives a passage another item, which may be made in the same change. */
export async function recodePassage(
  { study, dispatch }: Coding,
  passageId: string,
  choice: ItemChoice,
): Promise<boolean> {
  const itemId = 'itemId' in choice ? choice.itemId : newId('item');
  const recode = { type: 'passage.recode', args: { id: passageId, itemId } };
  const command =
    'itemId' in choice
      ? recode
      : {
          type: 'batch',
          args: {
            label: `Add ${choice.label} and recode passage with it`,
            commands: [
              { type: 'item.add', args: { id: itemId, kind: choice.kindId, label: choice.label } },
              recode,
            ],
          },
        };
  if (!(await attempt(dispatch, command))) return false;
  const item = study.get('item', itemId);
  ui.noteItemUsed(itemId);
  ui.set({ passageId, itemId, ...(item === undefined ? {} : { kindId: item.kindId }) });
  announce(`Recoded as ${item?.label ?? ''}`);
  return true;
}

export const removePassage = (dispatch: Dispatch, passageId: string): Promise<boolean> =>
  attempt(dispatch, { type: 'passage.remove', args: { id: passageId } });

export const movePassage = (
  dispatch: Dispatch,
  passageId: string,
  start: number,
  end: number,
): Promise<boolean> => attempt(dispatch, { type: 'passage.move', args: { id: passageId, start, end } });
