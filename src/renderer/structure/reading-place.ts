/** Which document is being read where: told by the reader as it is scrolled, for whatever follows it. */
export interface ReadingPlace {
  documentId: string;
  /** At the top of what is in sight, in UTF-16 units of the canonical text. */
  offset: number;
}

let place: ReadingPlace | null = null;
const listeners = new Set<() => void>();

export const readingPlace = {
  get: (): ReadingPlace | null => place,

  tell(documentId: string, offset: number): void {
    if (place?.documentId === documentId && place.offset === offset) return;
    place = { documentId, offset };
    for (const listener of listeners) listener();
  },

  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
