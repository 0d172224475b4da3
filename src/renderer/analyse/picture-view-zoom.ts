/** The part of a picture that is seen: how it changes with zooming and moving. Lengths are the picture's pixels. */
export interface ViewBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Size {
  width: number;
  height: number;
}

/** Times that a picture can be enlarged. */
export const mostZoom = 12;

export const wholeOf = ({ width, height }: Size): ViewBox => ({ x: 0, y: 0, width, height });

/** Enlarges by the factor around a point of the picture, which stays where it is; never shows beyond the picture. */
export function zoomBox(
  box: ViewBox,
  whole: Size,
  factor: number,
  at: { x: number; y: number } = { x: box.x + box.width / 2, y: box.y + box.height / 2 },
): ViewBox {
  const width = Math.min(whole.width, Math.max(whole.width / mostZoom, box.width / factor));
  const part = width / box.width;
  return within(
    {
      x: at.x - (at.x - box.x) * part,
      y: at.y - (at.y - box.y) * part,
      width,
      height: (width * whole.height) / whole.width,
    },
    whole,
  );
}

export const moveBox = (box: ViewBox, whole: Size, dx: number, dy: number): ViewBox =>
  within({ ...box, x: box.x + dx, y: box.y + dy }, whole);

/** Moves as little as is needed to see the point with some room around it. */
export function revealInBox(box: ViewBox, whole: Size, point: { x: number; y: number }): ViewBox {
  const [roomX, roomY] = [box.width / 6, box.height / 6];
  const x = Math.min(point.x - roomX, Math.max(box.x, point.x + roomX - box.width));
  const y = Math.min(point.y - roomY, Math.max(box.y, point.y + roomY - box.height));
  return within({ ...box, x, y }, whole);
}

/** The same part of a picture that has another size now. */
export const carryBox = (box: ViewBox, from: Size, to: Size): ViewBox => {
  const width = (box.width / from.width) * to.width;
  return within(
    {
      x: (box.x / from.width) * to.width,
      y: (box.y / from.height) * to.height,
      width,
      height: (width * to.height) / to.width,
    },
    to,
  );
};

const within = (box: ViewBox, { width, height }: Size): ViewBox => ({
  ...box,
  x: Math.min(width - box.width, Math.max(0, box.x)),
  y: Math.min(height - box.height, Math.max(0, box.y)),
});
