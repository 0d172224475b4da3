/** What imports of several formats tell alike: what went to the end of the text, and what was left out of it. */
import { counted } from '../text/counted.ts';
import type { Tally } from './tally.ts';

export interface CommonFindings {
  footnotes: number;
  endnotes: number;
  comments: number;
  textBoxes: number;
}

/** Of parts that stand elsewhere in the text than in the source. */
export function movedWarnings({ footnotes, endnotes, comments, textBoxes }: CommonFindings): string[] {
  const atEnd = [
    ...(footnotes > 0 ? [counted(footnotes, 'footnote')] : []),
    ...(endnotes > 0 ? [counted(endnotes, 'endnote')] : []),
    ...(comments > 0 ? [counted(comments, 'comment')] : []),
  ];
  return [
    ...(atEnd.length > 0 ? [`At the end of the text: ${atEnd.join(', ')}.`] : []),
    ...(textBoxes > 0
      ? [`${counted(textBoxes, 'text box', 'text boxes')} put after the paragraph beside which they stand.`]
      : []),
  ];
}

export function leftOutWarnings(leftOut: Tally, describedPictures = 0): string[] {
  const list = leftOut.list();
  if (list === '') return [];
  const described =
    describedPictures === 0
      ? ''
      : ` ${counted(describedPictures, 'picture has', 'pictures have')} a description.`;
  return [`Left out of the text: ${list}.${described} The source file is kept as it was.`];
}

export const hiddenWarnings = (characters: number): string[] =>
  characters === 0
    ? []
    : [`Left out: ${counted(characters, 'character')} of text that is formatted as hidden.`];
