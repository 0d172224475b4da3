/** Gives a component how a document is built, once that is known. */
import { useEffect, useSyncExternalStore } from 'react';
import { type DocumentStructure, sectionAt } from '#core/structure/document-structure.ts';
import { useSession } from '../state/study-context.tsx';
import { structuresOf } from './document-structures.ts';

/** Rows that scroll past ask for nothing, in milliseconds. */
const REST = 200;

/** Null while it is being found, and where there is no document. */
export function useStructure(documentId: string | null): DocumentStructure | null {
  const structures = structuresOf(useSession());
  useEffect(() => {
    if (documentId !== null) structures.want(documentId);
  }, [structures, documentId]);
  return useSyncExternalStore(structures.subscribe, () =>
    documentId === null ? null : structures.get(documentId),
  );
}

/** The titles down to the section of a place; null before the first heading, and while they are being found. */
export function useSectionPath(documentId: string | null, offset: number): readonly string[] | null {
  const structures = structuresOf(useSession());
  useEffect(() => {
    if (documentId === null) return;
    const timer = setTimeout(() => structures.want(documentId), REST);
    return () => clearTimeout(timer);
  }, [structures, documentId]);
  return useSyncExternalStore(structures.subscribe, () => {
    const structure = documentId === null ? null : structures.get(documentId);
    return structure === null ? null : (sectionAt(structure, offset)?.path ?? null);
  });
}
