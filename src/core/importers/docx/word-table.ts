/** Tables of Word: rows and cells wherever they stand, cells that span, and tables that only frame some text. */
import { childOf, childrenOf, descendantsOf, type XmlElement } from '../xml/xml-tree.ts';
import type { WordContext } from './word-reader.ts';

interface Handlers {
  /** Reads what stands in a cell. */
  cell(cell: XmlElement): void;
  /** Told of a row that a tracked change added or took away. */
  change(change: XmlElement): void;
}

export function readTable(table: XmlElement, { rich }: WordContext, handlers: Handlers): void {
  const rows = [...partsOf(table, 'w:tr')].filter(row => {
    const properties = childOf(row, 'w:trPr');
    const deleted = childOf(properties, 'w:del');
    const inserted = childOf(properties, 'w:ins');
    if (deleted ?? inserted) handlers.change(deleted ?? inserted ?? row);
    return deleted === undefined;
  });
  const framesText = rows.every(row => [...partsOf(row, 'w:tc')].length < 2) || holdsTable(table);
  const draft = framesText ? null : rich.beginTable();
  if (draft === null) {
    for (const row of rows) {
      for (const cell of partsOf(row, 'w:tc')) {
        rich.close();
        handlers.cell(cell);
      }
    }
    return;
  }
  for (const row of rows) {
    const properties = childOf(row, 'w:trPr');
    draft.beginRow(childOf(properties, 'w:tblHeader') !== undefined);
    const before = numberOf(childOf(properties, 'w:gridBefore'));
    if (before > 0) draft.beginCell(before);
    for (const cell of partsOf(row, 'w:tc')) {
      const cellProperties = childOf(cell, 'w:tcPr');
      const merge = childOf(cellProperties, 'w:vMerge');
      const goesOn = merge !== undefined && merge.attributes['w:val'] !== 'restart';
      draft.beginCell(Math.max(1, numberOf(childOf(cellProperties, 'w:gridSpan'))));
      if (!goesOn) handlers.cell(cell);
    }
  }
  rich.endTable();
}

/** Rows of a table or cells of a row, also those inside content controls and tracked insertions. */
function* partsOf(parent: XmlElement, name: 'w:tr' | 'w:tc'): Iterable<XmlElement> {
  for (const child of childrenOf(parent)) {
    if (child.name === name) yield child;
    else if (
      ['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:moveTo', 'w:smartTag'].includes(child.name)
    ) {
      yield* partsOf(child, name);
    }
  }
}

function holdsTable(table: XmlElement): boolean {
  for (const element of descendantsOf(table)) if (element.name === 'w:tbl' && element !== table) return true;
  return false;
}

const numberOf = (element: XmlElement | undefined): number => {
  const value = Number.parseInt(element?.attributes['w:val'] ?? '', 10);
  return Number.isNaN(value) || value < 0 ? 0 : value;
};
