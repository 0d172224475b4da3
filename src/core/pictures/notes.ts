/** Lines below a picture: what is not in it, how it was counted, what to do. */
import type { Picture, Shape } from './picture.ts';
import { wrapText } from './text-width.ts';

export interface Notes {
  shapes: readonly Shape[];
  /** Pixels, with the space above them; 0 where there is nothing to say. */
  height: number;
}

const size = 12;
const lineHeight = 17;

export function layOutNotes(
  notes: readonly string[],
  { x, y, width }: { x: number; y: number; width: number },
): Notes {
  const lines = notes.flatMap(note => wrapText(note, width, size, 4));
  const shapes = lines.map(
    (text, at): Shape => ({
      type: 'text',
      x,
      y: y + lineHeight * (at + 1.5),
      text,
      size,
      anchor: 'start',
      ink: 'muted',
    }),
  );
  return { shapes, height: lines.length === 0 ? 0 : lineHeight * (lines.length + 1) };
}

const margin = 16;

/** The picture with some more lines at its foot, which its description says too. */
export function addNotes(picture: Picture, notes: readonly string[]): Picture {
  if (notes.length === 0) return picture;
  const place = { x: margin, y: picture.height - margin, width: picture.width - 2 * margin };
  const { shapes, height } = layOutNotes(notes, place);
  return {
    ...picture,
    description: [picture.description, ...notes].filter(text => text !== '').join(' '),
    height: Math.ceil(picture.height + height),
    ground: [...picture.ground, ...shapes],
  };
}
