/** Shapes as elements of SVG, the one way in which the window and files draw them. */
import type { Ink, Shape, Stroke } from './picture.ts';

export interface SvgElement {
  name: 'path' | 'circle' | 'rect' | 'text';
  /** Named as React names them. */
  attributes: Readonly<Record<string, string | number>>;
  /** Of texts only. */
  text: string | null;
}

/** Id of the arrow's head, which whoever draws puts into the picture's definitions (`arrowHead`). */
export const arrowHeadId = (ink: Ink): string => `arrow-${ink}`;
export const arrowHead = {
  marker: {
    viewBox: '0 0 10 10',
    refX: 9,
    refY: 5,
    markerWidth: 9,
    markerHeight: 9,
    markerUnits: 'userSpaceOnUse',
    orient: 'auto-start-reverse',
  },
  path: 'M0 0L10 5L0 10Z',
} as const;

/** `colour` gives an ink as a colour of CSS. `prefix` keeps ids of several pictures in one page apart. */
export function svgElementOf(shape: Shape, colour: (ink: Ink) => string, prefix = ''): SvgElement {
  switch (shape.type) {
    case 'path':
      return element('path', { d: shape.d, ...painted(shape, colour, prefix) });
    case 'circle':
      return element('circle', {
        cx: tidy(shape.x),
        cy: tidy(shape.y),
        r: tidy(shape.radius),
        ...painted(shape, colour, prefix),
      });
    case 'rectangle':
      return element('rect', {
        x: tidy(shape.x),
        y: tidy(shape.y),
        width: tidy(shape.width),
        height: tidy(shape.height),
        ...(shape.radius === undefined ? {} : { rx: tidy(shape.radius) }),
        ...painted(shape, colour, prefix),
      });
    case 'text': {
      const [x, y] = [tidy(shape.x), tidy(shape.y)];
      const attributes = {
        x,
        y,
        fontSize: shape.size,
        textAnchor: shape.anchor,
        fill: colour(shape.ink),
        ...(shape.bold === true ? { fontWeight: 600 } : {}),
        ...(shape.rotation === undefined ? {} : { transform: `rotate(${tidy(shape.rotation)} ${x} ${y})` }),
        ...(shape.halo === true
          ? { stroke: colour('surface'), strokeWidth: 3, strokeLinejoin: 'round', paintOrder: 'stroke' }
          : {}),
      };
      return { name: 'text', attributes, text: shape.text };
    }
  }
}

/** Inks of lines that end in an arrow. */
export const arrowInks = (shapes: readonly Shape[]): Ink[] => [
  ...new Set(
    shapes.flatMap(shape =>
      shape.type !== 'text' && shape.stroke?.arrow === true ? [shape.stroke.ink] : [],
    ),
  ),
];

const element = (name: SvgElement['name'], attributes: SvgElement['attributes']): SvgElement => ({
  name,
  attributes,
  text: null,
});

function painted(
  { fill, fillOpacity, stroke }: { fill?: Ink; fillOpacity?: number; stroke?: Stroke },
  colour: (ink: Ink) => string,
  prefix: string,
): Record<string, string | number> {
  return {
    fill: fill === undefined ? 'none' : colour(fill),
    ...(fillOpacity === undefined ? {} : { fillOpacity }),
    ...(stroke === undefined
      ? {}
      : {
          stroke: colour(stroke.ink),
          strokeWidth: stroke.width,
          ...(stroke.dash === undefined ? {} : { strokeDasharray: stroke.dash.join(' ') }),
          ...(stroke.arrow === true ? { markerEnd: `url(#${prefix}${arrowHeadId(stroke.ink)})` } : {}),
        }),
  };
}

/** Hundredths of a pixel: files stay small, and the same on every machine. */
const tidy = (value: number): number => Math.round(value * 100) / 100;
