import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { blocksOfMarkdown } from '#core/text/markdown.ts';
import { blocksOfPlainText } from '#core/text/plain-text.ts';
import { ReadingSelection, type SelectedRange } from './reading-selection.ts';
import { TextView } from './view/text-view.ts';
import { VisibleText } from './visible-text.ts';

const plain = `${Array.from(
  { length: 60 },
  (_, i) => `Paragraph ${i} has a first line.\nIts second line is here. A third sentence ends it.`,
).join('\n\n')}\n\nFamily 👩‍👩‍👧 end.`;

let view: TextView;
let selection: ReadingSelection;
let reported: (SelectedRange | null)[];

beforeAll(() => page.viewport(900, 600));

const open = (text: string, blocks = blocksOfPlainText(text)): void => {
  const scroller = document.createElement('div');
  scroller.style.cssText =
    'position:absolute;left:0;top:0;width:700px;height:500px;font-size:16px;--reader-width:60ch';
  document.body.replaceChildren(scroller);
  view = new TextView(scroller);
  view.open({ text, blocks, marks: { marksIn: () => [] } });
  reported = [];
  selection = new ReadingSelection(view, text, new VisibleText(blocks), document.createElement('div'), {
    onChange: range => reported.push(range),
  });
};
const frames = async (count = 3): Promise<void> => {
  for (let i = 0; i < count; i += 1) await new Promise(resolve => requestAnimationFrame(resolve));
};
const selected = (): string => getSelection()?.toString() ?? '';
const textOf = (range: SelectedRange | null | undefined): string =>
  range == null ? '' : plain.slice(range.start, range.end);

beforeEach(async () => {
  open(plain);
  await frames();
});

afterEach(() => {
  selection.dispose();
  view.dispose();
});

describe('ReadingSelection', () => {
  it('selects from the keyboard by word, shown as the page’s own selection', () => {
    selection.move('word', 1, true);
    selection.move('word', 1, true);
    expect(selected()).toBe('Paragraph 0');
    expect(textOf(reported.at(-1))).toBe('Paragraph 0');
    selection.move('character', 1, false);
    expect(selection.focus).toBe('Paragraph 0'.length);
    expect(reported.at(-1)).toBeNull();
  });

  it('moves by line and keeps its place along the line', () => {
    selection.set(14, 14);
    selection.moveByLine(1, false);
    const second = plain.indexOf('Its second');
    expect(selection.focus).toBeGreaterThan(second + 5);
    expect(selection.focus).toBeLessThan(second + 22);
    selection.moveByLine(-1, false);
    expect(Math.abs(selection.focus - 14)).toBeLessThanOrEqual(1);
  });

  it('crosses the gap between blocks by line', () => {
    selection.set(plain.indexOf('Its second'), plain.indexOf('Its second'));
    selection.moveByLine(1, false);
    expect(selection.focus).toBe(plain.indexOf('Paragraph 1'));
  });

  it('goes to the ends of the line', () => {
    selection.set(4, 4);
    selection.moveToLineEdge(1, true);
    expect(selected()).toBe('graph 0 has a first line.');
    selection.set(4, 4);
    selection.moveToLineEdge(-1, false);
    expect(selection.focus).toBe(0);
  });

  it('goes by pages until the end of the text', async () => {
    for (let i = 0; i < 40; i += 1) {
      selection.moveByPage(1, false);
      await frames(1);
    }
    expect(selection.focus).toBe(plain.length);
    expect(view.scroller.scrollTop).toBeGreaterThan(1000);
  });

  it('selects the sentence at the cursor, then one more each time', () => {
    selection.set(plain.indexOf('second'), plain.indexOf('second'));
    selection.selectUnit('sentence');
    expect(textOf(selection.range)).toBe('Its second line is here.');
    selection.selectUnit('sentence');
    expect(textOf(selection.range)).toBe('Its second line is here. A third sentence ends it.');
  });

  it('selects the unit ahead where the cursor stands behind one', () => {
    const end = plain.indexOf('Its second line is here.') + 'Its second line is here.'.length;
    selection.set(end, end);
    selection.selectUnit('sentence');
    expect(textOf(selection.range)).toBe('A third sentence ends it.');
    selection.set(5, 5);
    selection.selectUnit('word');
    expect(textOf(selection.range)).toBe('Paragraph');
    selection.selectUnit('word');
    expect(textOf(selection.range)).toBe('Paragraph 0');
  });

  it('takes what the mouse selected, snapped to whole characters and without white space at its ends', async () => {
    const at = plain.indexOf('👩');
    view.reveal(at, at + 1);
    await frames(6);
    const from = view.positionOf(at + 2);
    const to = view.positionOf(at + '👩‍👩‍👧'.length + 1);
    if (from === null || to === null) throw new Error('The text is not in the page.');
    view.scroller.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
    document.dispatchEvent(new Event('selectionchange'));
    document.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
    expect(textOf(reported.at(-1))).toBe('👩‍👩‍👧');
    expect(selected()).toBe('👩‍👩‍👧');
  });

  it('selects over hidden markup as one stretch of the canonical text', async () => {
    selection.dispose();
    view.dispose();
    const text = 'Some **bold words** here.\n\nNext paragraph.';
    open(text, blocksOfMarkdown(text).blocks);
    await frames();
    selection.set(5, 5);
    expect(selection.focus).toBe(5);
    selection.move('word', 1, true);
    selection.move('word', 1, true);
    const range = selection.range;
    expect(text.slice(range?.start, range?.end)).toBe('bold words');
    expect(selected()).toBe('bold words');
  });

  it('drops the selection', () => {
    selection.set(0, 9);
    selection.clear();
    expect(selection.range).toBeNull();
    expect(reported.at(-1)).toBeNull();
    expect(selected()).toBe('');
  });
});
