/**
 * Symbols by category, so that nobody has to tell categories apart by colour. They keep their meaning beside it:
 * hollow is what rests on no passage, and an exclamation mark is what judges or sources contradict.
 */
import {
  type SymbolType,
  symbol,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
  symbolWye,
} from 'd3-shape';
import type { CategoryNumber, Ink, Shape, Stroke } from './picture.ts';

export interface SymbolPlace {
  x: number;
  y: number;
  /** Of the circle that covers as much. Points of stars and triangles reach up to `symbolReach` times as far. */
  radius: number;
}

export interface SymbolLook {
  /** Instead of the category's own. */
  ink?: Ink;
  /** Hollow. */
  unsupported?: boolean;
  /** An exclamation mark inside. */
  conflicting?: boolean;
}

export const symbolReach = 1.7;

/** How far each reaches to either side, in times of the radius: where a name can begin beside it. */
export const symbolHalfWidth: Readonly<Record<CategoryNumber, number>> = {
  0: 1,
  1: 0.9,
  2: 1.35,
  3: 0.96,
  4: 1.19,
  5: 1.6,
  6: 1.31,
  7: 1.35,
};

/** Circles are drawn as such; the last category, which the rest share, points down. */
const types: Readonly<Record<Exclude<CategoryNumber, 0>, SymbolType>> = {
  1: symbolSquare,
  2: symbolTriangle,
  3: symbolDiamond,
  4: symbolCross,
  5: symbolStar,
  6: symbolWye,
  7: symbolTriangle,
};

export const categoryInk = (category: CategoryNumber): Ink => `category-${category}`;

/** The symbol with what it says besides its category. */
export function drawSymbol(category: CategoryNumber, place: SymbolPlace, look: SymbolLook = {}): Shape[] {
  const ink = look.ink ?? categoryInk(category);
  const hollow = look.unsupported === true;
  const painted: { fill: Ink; stroke: Stroke } = hollow
    ? { fill: 'surface', stroke: { ink, width: 2 } }
    : { fill: ink, stroke: { ink: 'surface', width: 1 } };
  const { x, y, radius } = place;
  return [
    symbolShape(category, place, painted),
    ...(look.conflicting === true
      ? [
          {
            type: 'text',
            x,
            y: y + Math.max(11, radius * 1.5) * 0.36,
            text: '!',
            size: Math.max(11, radius * 1.5),
            anchor: 'middle',
            ink: hollow ? 'text' : 'surface',
            bold: true,
          } satisfies Shape,
        ]
      : []),
  ];
}

/** The outline alone, painted as asked. */
export function symbolShape(
  category: CategoryNumber,
  { x, y, radius }: SymbolPlace,
  painted: { fill?: Ink; fillOpacity?: number; stroke?: Stroke },
): Shape {
  if (category === 0) return { type: 'circle', x, y, radius, ...painted };
  const flip = category === 7 ? -1 : 1;
  const centred = symbol(types[category], Math.PI * radius * radius)() ?? '';
  // Other commands than these two are relative to the last point, and stay as they are.
  const d = centred.replace(
    /([ML])([^,A-Za-z]+),([^,A-Za-z]+)/g,
    (_, command: string, dx: string, dy: string) =>
      `${command}${tidy(x + Number(dx))} ${tidy(y + flip * Number(dy))}`,
  );
  return { type: 'path', d, ...painted };
}

const tidy = (value: number): number => Math.round(value * 100) / 100;

export interface Categories {
  of(name: string): CategoryNumber;
  /** In the order of their numbers; where there are too many, the last entry joins the rest. */
  legend: readonly { category: CategoryNumber; names: readonly string[] }[];
}

const last = 7;

/** Numbers in the order given, without repeats; those beyond the seventh share the last. */
export function numberCategories(names: Iterable<string>): Categories {
  const all = [...new Set(names)];
  const numbers = new Map(all.map((name, at) => [name, Math.min(at, last) as CategoryNumber]));
  const legend = all.slice(0, last).map(name => ({ category: numbers.get(name) ?? last, names: [name] }));
  const rest = all.slice(last);
  return {
    of: name => numbers.get(name) ?? last,
    legend: rest.length === 0 ? legend : [...legend, { category: last, names: rest }],
  };
}
