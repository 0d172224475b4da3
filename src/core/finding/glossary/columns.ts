/** The columns of glossaries, by the words that stand above them. */
import { foldName } from '../acronyms.ts';

export type GlossaryColumn = 'acronym' | 'original' | 'translation' | 'type';

const WORDS: readonly (readonly [GlossaryColumn, RegExp])[] = [
  ['translation', /translat|traducc|english|ingles/],
  ['acronym', /acronym|abbrev|siglas?|acronimo|abreviatura|short/],
  ['type', /type|tipo|kind|clase|categor|sector/],
  [
    'original',
    /name|nombre|original|spanish|espanol|meaning|significado|term|full|definition|organi[sz]a|institution|denominacion/,
  ],
];

/** A column for each cell of a head, null where it is none; null where it is no head of a glossary. */
export function columnsOfHeader(cells: readonly string[]): (GlossaryColumn | null)[] | null {
  const taken = new Set<GlossaryColumn>();
  const columns = cells.map(cell => {
    const folded = foldName(cell);
    const found = WORDS.find(([column, words]) => !taken.has(column) && words.test(folded))?.[0] ?? null;
    if (found !== null) taken.add(found);
    return found;
  });
  return taken.has('acronym') && taken.has('original') ? columns : null;
}
