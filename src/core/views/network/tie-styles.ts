/**
 * How a tie is drawn. Each meaning has a form besides its colour: vertical ties are single lines with an arrow, ties
 * between equals are double, what sets apart is dashed, what rests on no passage is dotted, and what ended has a break.
 */
import type { Ink, Shape } from '../../pictures/picture.ts';
import { signOf } from './graph.ts';
import { isUnsupported } from './network-words.ts';
import type { Tie } from './tie.ts';

export const dotted: readonly number[] = [1.5, 4];

export interface TieStyle {
  ink: Ink;
  double: boolean;
  arrow: boolean;
  dash: readonly number[] | null;
  ended: boolean;
}

const dashed = [8, 5];

/** As if it were supported, where a legend tells the two meanings apart. */
export function styleOf(tie: Tie, { supported } = { supported: !isUnsupported(tie) }): TieStyle {
  const sign = signOf(tie);
  const dash = !supported ? dotted : sign === 'negative' ? dashed : null;
  return {
    ink: inkOf(tie, sign),
    double: tie.orientation === 'horizontal',
    arrow: tie.directed,
    dash,
    ended: tie.ended,
  };
}

function inkOf({ sort, orientation }: Tie, sign: ReturnType<typeof signOf>): Ink {
  if (sign === 'negative') return 'negative';
  if (sort === 'congruence' || sort === 'subtract') return sign === 'positive' ? 'positive' : 'muted';
  if (sort === 'veto-point') return 'category-6';
  return orientation === 'vertical' ? 'text' : orientation === 'horizontal' ? 'accent' : 'muted';
}

/** The line of a tie along a path of SVG. */
export function drawLine(d: string, width: number, { ink, double, arrow, dash }: TieStyle): Shape[] {
  const line = {
    ...(dash === null ? {} : { dash }),
    ...(arrow ? { arrow: true as const } : {}),
  };
  if (!double) return [{ type: 'path', d, stroke: { ink, width, ...line } }];
  const rail = Math.min(1.25, width);
  const whole = Math.max(width, 1.6 * rail) + 2 * rail;
  return [
    { type: 'path', d, stroke: { ink, width: whole, ...line } },
    { type: 'path', d, stroke: { ink: 'surface', width: whole - 2 * rail } },
  ];
}

/** Two strokes across a line that runs in the direction (dx, dy), with nothing of the line between them. */
export function drawBreak(
  { x, y }: { x: number; y: number },
  [dx, dy]: readonly [number, number],
  width: number,
  ink: Ink,
): Shape[] {
  const at = (along: number, across: number): string =>
    `${tidy(x + dx * along - dy * across)} ${tidy(y + dy * along + dx * across)}`;
  const half = width / 2 + 4.5;
  return [
    {
      type: 'path',
      d: `M${at(-2.5, 0)}L${at(2.5, 0)}`,
      stroke: { ink: 'surface', width: width + 5 },
    },
    {
      type: 'path',
      d: `M${at(-4, -half)}L${at(-1, half)}M${at(1, -half)}L${at(4, half)}`,
      stroke: { ink, width: 1.5 },
    },
  ];
}

const tidy = (value: number): number => Math.round(value * 100) / 100;
