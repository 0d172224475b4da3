/** A picture as a file of SVG that stands alone: colours written out, each mark with its name as a title. */
import { dropForbidden, escapeMarkup } from '../text/xml-text.ts';
import { lightPalette, type Palette } from './palette.ts';
import { inDrawingOrder, type Mark, type Picture, type Shape } from './picture.ts';
import { arrowHead, arrowHeadId, arrowInks, type SvgElement, svgElementOf } from './svg-elements.ts';

export function writePictureSvg(picture: Picture, palette: Palette = lightPalette): string {
  const { width, height, title, description, ground, marks } = picture;
  const draw = (shape: Shape): string => writeElement(svgElementOf(shape, ink => palette[ink]));
  const drawMark = ({ label, shapes }: Mark): string =>
    `<g role="img">\n<title>${escapeXml(label)}</title>\n${shapes.map(draw).join('')}</g>\n`;
  const inks = arrowInks([...ground, ...marks.flatMap(({ shapes }) => shapes)]);
  const heads = inks.map(
    ink =>
      `<marker id="${arrowHeadId(ink)}"${writeAttributes(arrowHead.marker)}>` +
      `<path d="${arrowHead.path}" fill="${palette[ink]}"/></marker>\n`,
  );
  return [
    `<?xml version="1.0" encoding="UTF-8"?>\n`,
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" `,
    `viewBox="0 0 ${width} ${height}" role="graphics-document" `,
    `font-family="system-ui, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif">\n`,
    `<title>${escapeXml(title)}</title>\n<desc>${escapeXml(description)}</desc>\n`,
    heads.length === 0 ? '' : `<defs>\n${heads.join('')}</defs>\n`,
    `<rect width="${width}" height="${height}" fill="${palette.surface}"/>\n`,
    ...ground.map(draw),
    ...inDrawingOrder(marks).map(drawMark),
    '</svg>\n',
  ].join('');
}

const writeElement = ({ name, attributes, text }: SvgElement): string =>
  text === null
    ? `<${name}${writeAttributes(attributes)}/>\n`
    : `<${name}${writeAttributes(attributes)}>${escapeXml(text)}</${name}>\n`;

/** The few names of SVG that have a capital letter of their own. */
const asIs = new Set(['viewBox', 'refX', 'refY', 'markerWidth', 'markerHeight', 'markerUnits']);

const writeAttributes = (attributes: Readonly<Record<string, string | number>>): string =>
  Object.entries(attributes)
    .map(([name, value]) => {
      const written = asIs.has(name) ? name : name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
      return ` ${written}="${escapeXml(String(value))}"`;
    })
    .join('');

/** What XML cannot hold at all is left out. */
const escapeXml = (text: string): string => escapeMarkup(dropForbidden(text));
