/** A picture as a file: in the colours of paper, whatever the window looks like. */
import type { Picture } from '#core/pictures/picture.ts';
import { writePictureSvg } from '#core/pictures/write-svg.ts';
import { Problem } from '#core/problem.ts';
import { saveFile } from './save-file.ts';

/** `name` is the file's, without its ending. */
export function savePictureAsSvg(name: string, picture: Picture): void {
  saveFile(`${name}.svg`, 'image/svg+xml', writePictureSvg(picture));
}

/** At twice its size, or as large as a canvas can be. Throws a Problem where no picture could be made. */
export async function savePictureAsPng(name: string, picture: Picture): Promise<void> {
  saveFile(`${name}.png`, 'image/png', await drawPng(picture));
}

/** What browsers can hold at least: pixels of a side, and of the whole. */
const most = { side: 16_000, area: 64_000_000 };

async function drawPng(picture: Picture): Promise<Blob> {
  const { width, height } = picture;
  const scale = Math.min(2, most.side / Math.max(width, height), Math.sqrt(most.area / (width * height)));
  const address = URL.createObjectURL(new Blob([writePictureSvg(picture)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/png'));
    if (blob !== null) return blob;
  } catch {
    // Told below: whatever kept the browser from it, the way out is the same.
  } finally {
    URL.revokeObjectURL(address);
  }
  throw new Problem('invalid', 'The picture could not be made into PNG.', 'Save it as SVG instead.');
}
