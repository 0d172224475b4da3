import { expect, it } from 'vitest';
import { emptyCell } from '../views/table-cells.ts';
import { darkPalette } from './palette.ts';
import type { Picture } from './picture.ts';
import { writePictureSvg } from './write-svg.ts';

const picture: Picture = {
  width: 200,
  height: 100,
  title: 'Actors & positions',
  description: 'One <dot>.',
  ground: [{ type: 'path', d: 'M0 50H200', stroke: { ink: 'line', width: 1, dash: [2, 3] } }],
  marks: [
    {
      id: 'a',
      label: 'Union "U", opposes\u0007',
      x: 20.123456,
      y: 30,
      heading: { row: 'Union', column: 'Position' },
      cell: emptyCell,
      shapes: [
        { type: 'circle', x: 20.123456, y: 30, radius: 4, fill: 'category-1' },
        { type: 'path', d: 'M20 30L60 30', stroke: { ink: 'muted', width: 1, arrow: true } },
        { type: 'text', x: 26, y: 34, text: 'A < B', size: 11, anchor: 'start', ink: 'text', halo: true },
      ],
    },
  ],
};

it('writes shapes, names and texts, with colours of the palette and every markup escaped', () => {
  const svg = writePictureSvg(picture);
  expect(svg).toContain('<title>Actors &amp; positions</title>');
  expect(svg).toContain('<desc>One &lt;dot&gt;.</desc>');
  expect(svg).toContain('<title>Union &quot;U&quot;, opposes</title>');
  expect(svg).toContain('<circle cx="20.12" cy="30" r="4" fill="#c25700"/>');
  expect(svg).toContain('stroke-dasharray="2 3"');
  expect(svg).toContain('>A &lt; B</text>');
  expect(writePictureSvg(picture, darkPalette)).toContain('fill="#f0a04b"');
});

it('defines the head of each arrow that is drawn, once', () => {
  const svg = writePictureSvg(picture);
  expect(svg.match(/<marker id="arrow-muted" viewBox="0 0 10 10" refX="9"/g)).toHaveLength(1);
  expect(svg).toContain('marker-end="url(#arrow-muted)"');
});

it('draws what is behind before what is not, whatever their order', () => {
  const [mark] = picture.marks;
  if (mark === undefined) throw new Error('The picture has no mark.');
  const marks = [mark, { ...mark, id: 'b', label: 'Tie', behind: true as const }];
  const svg = writePictureSvg({ ...picture, marks });
  expect(svg.indexOf('<title>Tie</title>')).toBeGreaterThan(0);
  expect(svg.indexOf('<title>Tie</title>')).toBeLessThan(svg.indexOf('<title>Union'));
});
