/** Brings what is known of the document's structure into the text: what is read past, and where tables are. */
import { useEffect, useMemo } from 'react';
import { asidesOf, isPlainText } from '#core/structure/document-structure.ts';
import { readPast } from '#core/structure/past-asides.ts';
import { tableName } from '#core/structure/tables.ts';
import { useUi } from '../state/ui-store.ts';
import { useStructure } from '../structure/use-structure.ts';
import type { OpenReader } from './open-reader.ts';

export function useReadingStructure(reader: OpenReader | null): void {
  const structure = useStructure(reader?.documentId ?? null);
  const skips = useUi(state => state.skipsAsides);
  const past = useMemo(
    () => (reader === null || structure === null ? null : readPast(reader.content.text, structure)),
    [reader, structure],
  );

  useEffect(() => {
    if (reader === null || structure === null) return;
    // What a format tells apart is shown as the format has it.
    reader.asides?.set(isPlainText(reader.content.blocks) ? asidesOf(structure) : []);
    reader.tables?.set(
      structure.tables.map(table => {
        const { start, end, caption } = table;
        return { start, end, at: caption?.start ?? start, name: tableName(table) ?? 'without a caption' };
      }),
    );
  }, [reader, structure]);

  useEffect(() => {
    if (reader !== null) reader.selection.past = skips ? past : null;
  }, [reader, skips, past]);
}
