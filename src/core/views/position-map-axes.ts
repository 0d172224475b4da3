/** The boxes of a position map, with the steps of both scales. */
import type { Shape } from '../pictures/picture.ts';
import { wrapText } from '../pictures/text-width.ts';
import type { PositionMap } from './position-map.ts';
import { boxAt, type GridSize, type LaidOutGrid, nameLine } from './position-map-grid.ts';

/** Pixels, for the names of the rows. */
export const axisWidth = 80;

const headerSize = 11;
/** Height of the columns' heads. */
export const headerOf = (columns: readonly { label: string }[], columnWidth: number): number =>
  Math.max(1, ...columns.map(({ label }) => wrapText(label, columnWidth - 10, headerSize, 3).length)) *
    nameLine +
  40;

export function drawGrid(map: PositionMap, size: GridSize, grid: LaidOutGrid): Shape[] {
  const { x, y, columnWidth, columns, rows } = size;
  const [right, bottom] = [x + columns.length * columnWidth, y + grid.height];
  const shapes: Shape[] = [];
  const write = (text: string, at: number, line: number, more: Partial<Extract<Shape, { type: 'text' }>>) =>
    void shapes.push({
      type: 'text',
      x: at,
      y: line,
      text,
      size: headerSize,
      anchor: 'start',
      ink: 'muted',
      ...more,
    });
  for (const [at, { value, number, label }] of columns.entries()) {
    const box = boxAt(size, grid, at, 0);
    if (value === 0 && columns.some(other => other.value < 0))
      shapes.push({
        type: 'rectangle',
        x: box.x,
        y,
        width: columnWidth,
        height: grid.height,
        fill: 'muted',
        fillOpacity: 0.08,
      });
    const lines = wrapText(label, columnWidth - 10, headerSize, 3);
    for (const [line, text] of lines.entries())
      write(text, box.x + 6, y - 8 - (lines.length - 1 - line) * nameLine, {});
    write(number, box.x + 6, y - 8 - lines.length * nameLine, {
      bold: true,
      size: 13,
      ink: value > 0 ? 'positive' : value < 0 ? 'negative' : 'text',
    });
  }
  for (let at = 0; at <= columns.length; at += 1)
    shapes.push(rule(x + at * columnWidth, y, x + at * columnWidth, bottom));
  for (const [at, { number, label }] of rows.entries()) {
    const { top, height } = grid.bands[at] ?? { top: y, height: 0 };
    shapes.push(rule(x - axisWidth, top, right, top));
    const lines = wrapText([number, label].filter(text => text !== '').join(' '), axisWidth - 12, 12, 3);
    for (const [row, text] of lines.entries())
      write(text, x - axisWidth, top + height / 2 + (row - (lines.length - 1) / 2) * 15 + 4, {
        size: 12,
        ink: 'text',
      });
  }
  shapes.push(rule(x - axisWidth, bottom, right, bottom));
  write(`${map.positionField?.label ?? ''} →`, x + 6, y - headerOf(columns, columnWidth) + 11, {
    bold: true,
  });
  write(`${map.influenceField?.label ?? ''} ↑`, x - axisWidth, y - 8, { bold: true });
  return shapes;
}

const rule = (x1: number, y1: number, x2: number, y2: number): Shape => ({
  type: 'path',
  d: `M${x1} ${y1}L${x2} ${y2}`,
  stroke: { ink: 'line', width: 1 },
});
