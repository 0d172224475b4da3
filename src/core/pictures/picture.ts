/**
 * What a picture is: shapes as data, in pixels, drawn alike in the window, in SVG files and on paper. What a person
 * can ask about is a mark: it has a name, a place, and the cell of the table that it stands for, so that whatever is
 * seen leads to its passages. Colours are named by what they mean; a palette says how they look.
 */
import type { Cell } from '../views/view.ts';

/** Colours by meaning. Categories are told apart by a symbol too, never by colour alone. */
export type Ink =
  | 'text'
  | 'muted'
  | 'line'
  | 'surface'
  | 'accent'
  | 'positive'
  | 'negative'
  | 'warning'
  | `category-${CategoryNumber}`;

/** Categories beyond the eighth share the last, which is grey. */
export type CategoryNumber = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

export interface Stroke {
  ink: Ink;
  /** Pixels. */
  width: number;
  /** Lengths of dashes and gaps in pixels; without it the line is whole. */
  dash?: readonly number[];
  /** Whether the path ends in an arrow's head. */
  arrow?: true;
}

interface Painted {
  fill?: Ink;
  /** 0 to 1, of the filling; without it, whole. */
  fillOpacity?: number;
  stroke?: Stroke;
}

export interface PathShape extends Painted {
  type: 'path';
  /** As in SVG, in the picture's pixels. */
  d: string;
}

export interface CircleShape extends Painted {
  type: 'circle';
  x: number;
  y: number;
  radius: number;
}

export interface RectangleShape extends Painted {
  type: 'rectangle';
  x: number;
  y: number;
  width: number;
  height: number;
  /** Of the corners, in pixels; without it they are square. */
  radius?: number;
}

export interface TextShape {
  type: 'text';
  /** Where the text begins, has its middle or ends, as `anchor` says. */
  x: number;
  /** The line that the letters stand on. */
  y: number;
  text: string;
  /** Pixels. */
  size: number;
  anchor: 'start' | 'middle' | 'end';
  ink: Ink;
  bold?: true;
  /** Degrees clockwise around its place; without it, level. */
  rotation?: number;
  /** A rim in the surface's colour, for names over lines. */
  halo?: true;
}

export type Shape = PathShape | CircleShape | RectangleShape | TextShape;

export interface Mark {
  /** Unique within its picture and the same for the same records. */
  id: string;
  /** What a screen reader says of it: everything that the picture shows of it, in words. */
  label: string;
  /** Where it stands: for moving between marks by keys, and for what is shown beside it. */
  x: number;
  y: number;
  shapes: readonly Shape[];
  /** What it rests on. */
  cell: Cell;
  /** In words, for the head of its details: what it is, and what is shown of it. */
  heading: { row: string; column: string };
  /** Drawn before the marks that are not behind, wherever it comes in their order: a line under what it joins. */
  behind?: true;
}

/** In the order in which they cover each other. */
export const inDrawingOrder = (marks: readonly Mark[]): Mark[] => [
  ...marks.filter(({ behind }) => behind === true),
  ...marks.filter(({ behind }) => behind !== true),
];

export interface Picture {
  /** Pixels. */
  width: number;
  height: number;
  title: string;
  /** One or two sentences: what is shown, how much of it, what is missing. */
  description: string;
  /** Drawn first: axes, lanes, outlines, the legend. */
  ground: readonly Shape[];
  /** Gone through in this order by Home, End and Page keys, and drawn in it (see `inDrawingOrder`). */
  marks: readonly Mark[];
  /** Of pictures along time that can be zoomed; see `zoomTime`. */
  time?: TimeAxis;
}

/** Milliseconds since 1970 in UTC. */
export interface TimeStretch {
  from: number;
  to: number;
}

/** Where the time of a picture runs across it. */
export interface TimeAxis {
  /** All that there is to show. */
  full: TimeStretch;
  /** What is shown of it. */
  shown: TimeStretch;
  /** Where the shown stretch begins and ends, in the picture's pixels. */
  left: number;
  right: number;
}

/** What a picture is drawn into. */
export interface Frame {
  /** Pixels; the picture takes the height that it needs. */
  width: number;
  /** The stretch of time that is shown; null = all that there is. */
  time: TimeStretch | null;
}
