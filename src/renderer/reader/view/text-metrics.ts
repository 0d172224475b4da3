/** Measures the type of the column, for guesses of how tall text will be. */
import type { TextMetrics } from './height-estimate.ts';

/** Characters of the text that are measured for the mean width: few, as the first frame waits for it. */
const SAMPLE = 150;
/** Lines end at word ends, so that they hold a little less than would fit. */
const FILLED = 0.94;

/** `column` must be in the page, with the width and the type that the text will have. */
export function measureText(column: HTMLElement, text: string): TextMetrics {
  const style = getComputedStyle(column);
  const canvas = column.ownerDocument.createElement('canvas').getContext('2d');
  // From the middle: at its beginning there is often a title in capitals.
  const from = Math.max(0, (text.length - SAMPLE) >> 1);
  const sample = text.slice(from, from + SAMPLE).replaceAll('\n', ' ') || 'n';
  const lineHeight = Number.parseFloat(style.lineHeight) || 24;
  let characterWidth = lineHeight / 3.4;
  if (canvas !== null) {
    canvas.font = `${style.fontSize} ${style.fontFamily}`;
    characterWidth = canvas.measureText(sample).width / sample.length;
  }
  return {
    charactersPerLine: Math.max(8, (column.clientWidth / characterWidth) * FILLED),
    lineHeight,
    blockGap: lineHeight * 0.55,
  };
}
