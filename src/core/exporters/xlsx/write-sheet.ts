/**
 * Rows as the XML of a worksheet, one after the other. Text is written as text, so that a spreadsheet runs none of it.
 * Source: ECMA-376 part 1, SpreadsheetML.
 */
import type { Cell } from '../csv-cells.ts';

/** What Excel holds: rows of a sheet, letters (UTF-16 units) of a cell. */
export const mostRows = 1_048_576;
export const mostLetters = 32_767;

export const sheetHead =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>';
export const sheetEnd = '</sheetData></worksheet>';

/** A row; bold for the names of columns. `cut` is told of each text that is longer than a cell holds. */
export function rowXml(cells: readonly Cell[], isBold: boolean, cut: () => void): string {
  return `<row>${cells.map(cell => cellXml(cell, isBold, cut)).join('')}</row>`;
}

function cellXml(cell: Cell, isBold: boolean, cut: () => void): string {
  const style = isBold ? ' s="1"' : '';
  if (cell === null) return '<c/>';
  if (typeof cell === 'boolean') return `<c${style} t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === 'number' && Number.isFinite(cell)) return `<c${style}><v>${cell}</v></c>`;
  let text = String(cell);
  if (text.length > mostLetters) {
    text = text.slice(0, mostLetters).replace(/[\ud800-\udbff]$/, '');
    cut();
  }
  return `<c${style} t="inlineStr"><is><t xml:space="preserve">${escapeText(text)}</t></is></c>`;
}

/** Letters that XML cannot hold are written as spreadsheets do, `_x0007_`, and what looks like that is kept apart. */
export const escapeText = (text: string): string =>
  text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, hexadecimal)
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

const hexadecimal = (letter: string): string =>
  `_x${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
