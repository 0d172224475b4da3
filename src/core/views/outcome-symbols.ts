/**
 * Symbols of outcomes at veto points, told apart by their outline as well as by colour: a tracer that passed points
 * onward, one that was blocked stands before a crossed square. Hollow is what rests on no passage.
 */
import type { Ink, Shape } from '../pictures/picture.ts';

export interface OutcomeLook {
  unsupported?: boolean;
  conflicting?: boolean;
}

interface OutcomeSymbol {
  ink: Ink;
  outline(x: number, y: number, radius: number): string;
  /** Lines inside; none where the outline says enough. */
  inside?(x: number, y: number, radius: number): string;
  /** Whether the tracer goes no further. */
  ends: boolean;
}

const polygon = (points: readonly (readonly [number, number])[]): string =>
  `${points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${tidy(x)} ${tidy(y)}`).join('')}Z`;
const circle = (x: number, y: number, r: number): string =>
  `M${tidy(x - r)} ${tidy(y)}A${r} ${r} 0 1 1 ${tidy(x + r)} ${tidy(y)}A${r} ${r} 0 1 1 ${tidy(x - r)} ${tidy(y)}Z`;
const tidy = (value: number): number => Math.round(value * 100) / 100;

/** By the ids of the shipped codebook. */
const symbols: Readonly<Record<string, OutcomeSymbol>> = {
  passed: {
    ink: 'positive',
    outline: (x, y, r) =>
      polygon([
        [x - r * 0.8, y - r],
        [x + r, y],
        [x - r * 0.8, y + r],
      ]),
    ends: false,
  },
  amended: {
    ink: 'accent',
    outline: (x, y, r) =>
      polygon([
        [x, y - r * 1.1],
        [x + r * 1.1, y],
        [x, y + r * 1.1],
        [x - r * 1.1, y],
      ]),
    ends: false,
  },
  delayed: {
    ink: 'warning',
    outline: (x, y, r) => circle(x, y, r),
    inside: (x, y, r) =>
      `M${tidy(x - r * 0.3)} ${tidy(y - r * 0.45)}V${tidy(y + r * 0.45)}M${tidy(x + r * 0.3)} ${tidy(y - r * 0.45)}V${tidy(y + r * 0.45)}`,
    ends: false,
  },
  dropped: {
    ink: 'muted',
    outline: (x, y, r) =>
      polygon([
        [x - r, y - r * 0.8],
        [x + r, y - r * 0.8],
        [x, y + r],
      ]),
    ends: true,
  },
  blocked: {
    ink: 'negative',
    outline: (x, y, r) =>
      polygon([
        [x - r * 0.95, y - r * 0.95],
        [x + r * 0.95, y - r * 0.95],
        [x + r * 0.95, y + r * 0.95],
        [x - r * 0.95, y + r * 0.95],
      ]),
    inside: (x, y, r) => {
      const [left, right] = [tidy(x - r * 0.45), tidy(x + r * 0.45)];
      const [top, bottom] = [tidy(y - r * 0.45), tidy(y + r * 0.45)];
      return `M${left} ${top}L${right} ${bottom}M${left} ${bottom}L${right} ${top}`;
    },
    ends: true,
  },
};

/** An outcome of another codebook: a ring with a dot. */
const otherOutcome: OutcomeSymbol = {
  ink: 'category-6',
  outline: (x, y, r) => circle(x, y, r),
  inside: (x, y, r) => circle(x, y, r * 0.25),
  ends: false,
};

/** An outcome that is not settled, or not judged. */
const noOutcome: OutcomeSymbol = { ink: 'muted', outline: (x, y, r) => circle(x, y, r), ends: false };

const symbolOf = (outcomeId: string | null): OutcomeSymbol =>
  outcomeId === null ? noOutcome : (symbols[outcomeId] ?? otherOutcome);

/** Whether a tracer with this outcome goes no further. */
export const endsStream = (outcomeId: string | null): boolean => symbolOf(outcomeId).ends;

/** `outcomeId` null = conflicting or not judged: an empty circle, dotted where nobody has judged it. */
export function drawOutcome(
  outcomeId: string | null,
  { x, y, radius }: { x: number; y: number; radius: number },
  look: OutcomeLook = {},
): Shape[] {
  const { ink, outline, inside } = symbolOf(outcomeId);
  const hollow = outcomeId === null || look.unsupported === true;
  const d = outline(x, y, radius);
  const shapes: Shape[] = [
    hollow
      ? {
          type: 'path',
          d,
          fill: 'surface',
          stroke: { ink, width: 1.75, ...(outcomeId === null ? { dash: [2.5, 2] } : {}) },
        }
      : { type: 'path', d, fill: ink, stroke: { ink: 'surface', width: 1 } },
  ];
  if (inside !== undefined) {
    const stroke = { ink: hollow ? ink : 'surface', width: Math.max(1.5, radius / 4) } as const;
    shapes.push({ type: 'path', d: inside(x, y, radius), stroke });
  }
  if (look.conflicting === true) {
    const size = Math.max(11, radius * 1.5);
    shapes.push({
      type: 'text',
      x: outcomeId === null ? x : x + radius + 2,
      y: outcomeId === null ? y + size * 0.36 : y - radius * 0.3,
      text: '!',
      size,
      anchor: 'middle',
      ink: 'warning',
      bold: true,
    });
  }
  return shapes;
}
