/** The reading cursor's movements as actions: arrows, Home and End, pages; with Shift they extend the selection. */
import type { Action } from '../state/actions.ts';
import type { TextUnit } from './motions.ts';
import type { ReadingSelection } from './reading-selection.ts';

interface Motion {
  id: string;
  label: string;
  keys: string;
  move: (selection: ReadingSelection, extend: boolean) => void;
}

const byText = (unit: TextUnit, direction: 1 | -1): Motion['move'] => {
  return (selection, extend) => selection.move(unit, direction, extend);
};

const motions: readonly Motion[] = [
  { id: 'next-character', label: 'Next character', keys: 'ArrowRight', move: byText('character', 1) },
  { id: 'previous-character', label: 'Previous character', keys: 'ArrowLeft', move: byText('character', -1) },
  { id: 'next-word', label: 'Next word', keys: 'Mod+ArrowRight', move: byText('word', 1) },
  { id: 'previous-word', label: 'Previous word', keys: 'Mod+ArrowLeft', move: byText('word', -1) },
  { id: 'next-line', label: 'Next line', keys: 'ArrowDown', move: (s, extend) => s.moveByLine(1, extend) },
  {
    id: 'previous-line',
    label: 'Line before',
    keys: 'ArrowUp',
    move: (s, extend) => s.moveByLine(-1, extend),
  },
  { id: 'next-sentence', label: 'Next sentence', keys: 'Alt+ArrowDown', move: byText('sentence', 1) },
  { id: 'previous-sentence', label: 'Sentence before', keys: 'Alt+ArrowUp', move: byText('sentence', -1) },
  { id: 'next-paragraph', label: 'Next paragraph', keys: 'Mod+ArrowDown', move: byText('paragraph', 1) },
  { id: 'previous-paragraph', label: 'Paragraph before', keys: 'Mod+ArrowUp', move: byText('paragraph', -1) },
  {
    id: 'line-start',
    label: 'Beginning of the line',
    keys: 'Home',
    move: (s, extend) => s.moveToLineEdge(-1, extend),
  },
  { id: 'line-end', label: 'End of the line', keys: 'End', move: (s, extend) => s.moveToLineEdge(1, extend) },
  { id: 'next-page', label: 'Page down', keys: 'PageDown', move: (s, extend) => s.moveByPage(1, extend) },
  { id: 'previous-page', label: 'Page up', keys: 'PageUp', move: (s, extend) => s.moveByPage(-1, extend) },
  {
    id: 'document-start',
    label: 'Beginning of the document',
    keys: 'Mod+Home',
    move: byText('document', -1),
  },
  { id: 'document-end', label: 'End of the document', keys: 'Mod+End', move: byText('document', 1) },
];

const withShift = (keys: string): string => keys.replace(/([A-Z]\w+)$/, 'Shift+$1');

/** `current` gives the selection of the open document; null = none is open. */
export function cursorActions(current: () => ReadingSelection | null): Action[] {
  const run = (work: (selection: ReadingSelection) => void) => () => {
    const selection = current();
    if (selection !== null) work(selection);
  };
  const base = { group: 'Reading cursor', scope: 'reader' as const, hidden: true };
  const moves = motions.flatMap(({ id, label, keys, move }) => [
    { ...base, id: `cursor.${id}`, label, keys, run: run(selection => move(selection, false)) },
    {
      ...base,
      id: `cursor.extend-${id}`,
      label: `Select to: ${label.toLowerCase()}`,
      keys: withShift(keys),
      run: run(selection => move(selection, true)),
    },
  ]);
  const units = (['word', 'sentence', 'paragraph'] as const).map(unit => ({
    ...base,
    hidden: false,
    group: 'Selecting',
    id: `select.${unit}`,
    label: `Select the ${unit}; again: one more`,
    keys: { word: 'w', sentence: 's', paragraph: 'b' }[unit],
    run: run(selection => selection.selectUnit(unit)),
  }));
  return [...moves, ...units];
}
