/** What is drawn of a picture. It is drawn anew only for another picture: focus and choice are marked from outside. */
import { createElement, memo } from 'react';
import { type Ink, inDrawingOrder, type Mark, type Picture, type Shape } from '#core/pictures/picture.ts';
import { arrowHead, arrowHeadId, arrowInks, svgElementOf } from '#core/pictures/svg-elements.ts';
import classes from './picture-view.module.css';

const colourOf = (ink: Ink): string => `var(--tw-ink-${ink})`;

/** Axes and lanes say in pieces what the marks' names say whole. */
const unheard = { 'aria-hidden': true } as const;

/** `prefix` keeps the ids of several pictures in one page apart. */
export const PictureDrawing = memo(function PictureDrawing({
  picture: { title, ground, marks },
  prefix,
}: {
  picture: Picture;
  prefix: string;
}) {
  const inks = arrowInks([...ground, ...marks.flatMap(({ shapes }) => shapes)]);
  return (
    <>
      {inks.length === 0 ? null : (
        <defs>
          {inks.map(ink => (
            <marker key={ink} id={`${prefix}${arrowHeadId(ink)}`} {...arrowHead.marker}>
              <path d={arrowHead.path} fill={colourOf(ink)} />
            </marker>
          ))}
        </defs>
      )}
      <g {...unheard}>{ground.map((shape, at) => drawShape(shape, prefix, at))}</g>
      {marks.length === 0 ? null : (
        <g role="listbox" aria-label={title}>
          {inDrawingOrder(marks).map(mark => (
            <MarkGroup key={mark.id} mark={mark} prefix={prefix} />
          ))}
        </g>
      )}
    </>
  );
});

/**
 * The mark, and beside it its words, which would else be read as another name than its own: they come in pieces.
 * Which mark has the tab stop and which is chosen is set on the element itself.
 */
function MarkGroup({ mark: { id, label, shapes }, prefix }: { mark: Mark; prefix: string }) {
  const words = shapes.filter(({ type }) => type === 'text');
  return (
    <>
      <g
        role="option"
        aria-label={label}
        aria-selected="false"
        tabIndex={-1}
        data-mark={id}
        className={classes.mark}
      >
        {shapes.map((shape, at) => (shape.type === 'text' ? null : drawShape(shape, prefix, at)))}
        {shapes.map((shape, at) =>
          isThin(shape) ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: shapes have no other name than their place.
            <path key={at} d={shape.d} className={classes.reach} />
          ) : null,
        )}
      </g>
      {words.length === 0 ? null : (
        <g data-words={id} className={classes.words} {...unheard}>
          {words.map((shape, at) => drawShape(shape, prefix, at))}
        </g>
      )}
    </>
  );
}

const drawShape = (shape: Shape, prefix: string, key: number) => {
  const { name, attributes, text } = svgElementOf(shape, colourOf, prefix);
  return createElement(name, { key, ...attributes }, text);
};

/** Lines are hard to hit: they get a wider, unseen one. */
const isThin = (shape: Shape): shape is Extract<Shape, { type: 'path' }> =>
  shape.type === 'path' && shape.fill === undefined;
