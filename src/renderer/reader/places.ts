/** Where each document was left, for as long as the window lives, over a reload too. */
import type { Place } from './view/reading-view.ts';

const storageKey = 'tracework.reading-places';

const isPlace = (value: unknown): value is Place =>
  typeof value === 'object' &&
  value !== null &&
  'offset' in value &&
  typeof value.offset === 'number' &&
  'below' in value &&
  typeof value.below === 'number';

const readAll = (): Record<string, unknown> => {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? '{}');
    return typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {};
  } catch {
    return {};
  }
};

const keyOf = (studyPath: string, documentId: string): string => `${studyPath}\n${documentId}`;

export const places = {
  recall(studyPath: string, documentId: string): Place | null {
    const place = readAll()[keyOf(studyPath, documentId)];
    return isPlace(place) ? place : null;
  },

  remember(studyPath: string, documentId: string, place: Place): void {
    try {
      const all = { ...readAll(), [keyOf(studyPath, documentId)]: place };
      sessionStorage.setItem(storageKey, JSON.stringify(all));
    } catch {
      // Storage may be full or forbidden: the document then opens at its beginning.
    }
  },
};
