/**
 * The pieces of text of a page, each in the frame of its own writing: `left` to `right` along the baseline, `baseline`
 * growing against the order of lines, so that upright, turned and vertical text are laid out by the same rules.
 */
import type { Face } from '#core/pages/page-map.ts';
import type { PdfItem, PdfPage } from '../pdf-content.ts';

/** A piece as it goes into the page map, before it has its place in the text. */
export interface Printed {
  item: number;
  /** One unit for each of the item's. */
  text: string;
  x: number;
  y: number;
  width: number;
  up: number;
  down: number;
  angle: number;
  rightToLeft: boolean;
  face: Face;
}

export interface Fragment {
  /** From 0. */
  page: number;
  printed: Printed;
  text: string;
  /** The white space that the file gives before it, where it gives one. */
  space: Printed | null;
  left: number;
  right: number;
  baseline: number;
  top: number;
  bottom: number;
  /** Of the type, in points. */
  size: number;
  font: string;
  rightToLeft: boolean;
  /** Place in the file's own order. */
  order: number;
}

/** Fragments of one direction of writing. */
export interface Frame {
  /** Degrees against the clock. */
  angle: number;
  fragments: Fragment[];
}

/** What cannot stand in a text, or would end a line in it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const UNPRINTABLE = /[\0-\x1f\x7f-\x9f\u2028\u2029]/g;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

export const printable = (text: string): string =>
  text.replace(UNPRINTABLE, ' ').replace(LONE_SURROGATE, '\ufffd');

/** Frames by how much is written in them, the one with the most first. */
export function framesOf(page: PdfPage, index: number): Frame[] {
  const frames = new Map<number, Frame>();
  let space: Printed | null = null;
  for (const [number, item] of page.items.entries()) {
    if (item.text === '') continue;
    const printed = print(item, number);
    if (printed.text.trim() === '') {
      space = printed.text.length === 1 ? printed : null;
      continue;
    }
    const angle = frameAngle(printed.angle);
    const frame = frames.get(angle) ?? { angle, fragments: [] };
    frames.set(angle, frame);
    frame.fragments.push(place(printed, item, angle, { page: index, space }));
    space = null;
  }
  const all = [...frames.values()].map(({ angle, fragments }) => ({
    angle,
    fragments: withoutDoubles(fragments),
  }));
  return all.sort((one, other) => unitsOf(other) - unitsOf(one));
}

const unitsOf = ({ fragments }: Frame): number => fragments.reduce((sum, { text }) => sum + text.length, 0);

function print(item: PdfItem, number: number): Printed {
  const [a, b, , , x, y] = item.transform;
  const isVertical = item.direction === 'ttb';
  const size = isVertical ? item.width : item.height;
  const angle = (Math.atan2(b, a) * 180) / Math.PI + (isVertical ? -90 : 0);
  const { up, down } = isVertical ? { up: size / 2, down: size / 2 } : reachOf(item);
  return {
    item: number,
    text: printable(item.text),
    x,
    y,
    width: isVertical ? item.height : item.width,
    up,
    down,
    angle: (((Math.round(angle * 100) / 100) % 360) + 360) % 360,
    rightToLeft: item.direction === 'rtl',
    face: item.face,
  };
}

/** Fonts state their reach freely; what no letters could fill is replaced by what most have. */
function reachOf({ ascent, descent, height }: PdfItem): { up: number; down: number } {
  const up = ascent !== null && ascent > 0.4 && ascent < 1.2 ? ascent : 0.8;
  const down = descent !== null && descent < -0.05 && descent > -0.5 ? -descent : 0.2;
  return { up: up * height, down: down * height };
}

/** The nearest quarter turn for what is nearly upright, as scans are; else the nearest of five degrees. */
function frameAngle(angle: number): number {
  const quarter = Math.round(angle / 90) * 90;
  return (Math.abs(angle - quarter) <= 10 ? quarter : Math.round(angle / 5) * 5) % 360;
}

function place(
  printed: Printed,
  item: PdfItem,
  angle: number,
  { page, space }: Pick<Fragment, 'page' | 'space'>,
): Fragment {
  const radians = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  const left = printed.x * cos + printed.y * sin;
  const baseline = printed.y * cos - printed.x * sin;
  return {
    page,
    printed,
    text: printed.text,
    space,
    left,
    right: left + printed.width,
    baseline,
    top: baseline + printed.up,
    bottom: baseline - printed.down,
    size: Math.max(item.direction === 'ttb' ? item.width : item.height, 0.1),
    font: item.font,
    rightToLeft: printed.rightToLeft,
    order: printed.item,
  };
}

/** Without what is printed twice in one place, as some programs do for bold type or a shadow. */
function withoutDoubles(fragments: Fragment[]): Fragment[] {
  const seen = new Map<string, Fragment[]>();
  return fragments.filter(fragment => {
    const same = seen.get(fragment.text) ?? [];
    const isDouble = same.some(
      ({ left, baseline, size }) =>
        Math.abs(left - fragment.left) < 0.12 * size &&
        Math.abs(baseline - fragment.baseline) < 0.12 * size &&
        Math.abs(size - fragment.size) < 0.02 * size,
    );
    if (!isDouble && same.length < 500) seen.set(fragment.text, [...same, fragment]);
    return !isDouble;
  });
}
