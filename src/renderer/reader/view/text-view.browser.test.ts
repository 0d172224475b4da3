import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { Block } from '#core/text/blocks.ts';
import { IntervalIndex } from '#core/text/interval-index.ts';
import { blocksOfMarkdown } from '#core/text/markdown.ts';
import { blocksOfPlainText } from '#core/text/plain-text.ts';
import { HighlightLayer } from './highlight-layer.ts';
import { MarginView } from './margin-view.ts';
import type { Mark } from './marks.ts';
import { TextView } from './text-view.ts';

const markdown = `# A *new* reform

It has **bold** and *slanted* words, \`code\`, a [link](http://x.example) and a break.\\
Second line of it.

- first point
  - inner point

> quoted words

| Actor | Position |
| --- | --- |
| Union | against |
| Bank | for |

Name\tSeats\tYear
North\t12\t1995
South\t9\t1996

---

The end.
`;

const plain = Array.from(
  { length: 400 },
  (_, i) => `Paragraph ${i} tells what the union and the ministry said in turn.\nIts second line is short.`,
).join('\n\n');

class Marks {
  readonly byId = new Map<string, Mark>();
  readonly index = new IntervalIndex();

  add(mark: Mark): Mark {
    this.byId.set(mark.id, mark);
    this.index.add(mark);
    return mark;
  }

  remove(id: string): void {
    this.byId.delete(id);
    this.index.remove(id);
  }

  marksIn(start: number, end: number): readonly Mark[] {
    return this.index.query(start, end).flatMap(({ id }) => this.byId.get(id) ?? []);
  }
}

const mark = (id: string, start: number, end: number, layer = 0): Mark => ({
  id,
  start,
  end,
  layer,
  group: id,
});

/** A linear congruential generator: the same numbers in every run. */
const seededRandom = (seed: number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
};

let scroller: HTMLElement;
let view: TextView;
let marks: Marks;

beforeAll(() => page.viewport(900, 600));

beforeEach(() => {
  scroller = document.createElement('div');
  scroller.style.cssText =
    'position:absolute;left:0;top:0;width:700px;height:500px;font-size:16px;--reader-width:60ch';
  document.body.replaceChildren(scroller);
  view = new TextView(scroller);
  view.setColours(['#2f7fd1', '#d4580f'], 'light');
  marks = new Marks();
});

afterEach(() => view.dispose());

const open = (text: string, blocks: readonly Block[]): void => view.open({ text, blocks, marks });
const frames = async (count = 2): Promise<void> => {
  for (let i = 0; i < count; i += 1) await new Promise(resolve => requestAnimationFrame(resolve));
};
const idle = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 250));
/** Until all text is in the page. */
const drawn = (): Promise<void> => vi.waitFor(() => expect(view.column.querySelector(':empty')).toBeNull());
const painted = (): HTMLElement[] => [...view.column.querySelectorAll<HTMLElement>('[class*="paint-"]')];

/** Every visible character's offset must lead to its place in the page and back. */
function expectRoundTrips(text: string): void {
  const walker = document.createTreeWalker(view.column, NodeFilter.SHOW_TEXT);
  let seen = 0;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const { data } = node as Text;
    for (let i = 0; i < data.length; i += 1) {
      const offset = view.offsetOf(node, i);
      expect(offset).not.toBeNull();
      expect(text.charAt(offset ?? 0)).toBe(data.charAt(i));
      expect(view.positionOf(offset ?? 0)).toEqual({ node, offset: i });
      seen += 1;
    }
  }
  expect(seen).toBeGreaterThan(100);
}

describe('TextView', () => {
  it('tells offsets from places and places from offsets, in Markdown with its markup hidden', () => {
    open(markdown, blocksOfMarkdown(markdown).blocks);
    expect(view.column.textContent).not.toContain('**');
    expectRoundTrips(markdown);
  });

  it('does so too where passages are painted', () => {
    for (let i = 0; i < 40; i += 1) marks.add(mark(`m${i}`, i * 9, i * 9 + 5 + (i % 7) * 8, i % 2));
    open(markdown, blocksOfMarkdown(markdown).blocks);
    expect(painted().length).toBeGreaterThan(20);
    expectRoundTrips(markdown);
  });

  it('keeps what still shows the same text when passages come and go', async () => {
    const at = plain.indexOf('union');
    marks.add(mark('far', 0, 9));
    marks.add(mark('long', at, at + 30));
    open(plain, blocksOfPlainText(plain));
    await drawn();
    const before = painted();
    marks.add(mark('short', at + 10, at + 20, 1));
    view.redraw([{ start: at + 10, end: at + 20 }]);
    expect(painted().map(element => element.textContent)).toEqual([
      plain.slice(0, 9),
      plain.slice(at, at + 10),
      plain.slice(at + 10, at + 20),
      plain.slice(at + 20, at + 30),
    ]);
    expect(painted()[0]).toBe(before[0]);
    expect(view.column.textContent).toBe(plain.replaceAll('\n\n', ''));
    marks.remove('short');
    marks.remove('far');
    view.redraw([{ start: 0, end: plain.length }]);
    expect(painted().map(element => element.textContent)).toEqual([plain.slice(at, at + 30)]);
    expect(view.column.textContent).toBe(plain.replaceAll('\n\n', ''));
  });

  it('looks after any changes as if it had been opened with what is there in the end', () => {
    const { blocks } = blocksOfMarkdown(markdown);
    open(markdown, blocks);
    const random = seededRandom(5);
    for (let round = 0; round < 120; round += 1) {
      const id = `m${Math.floor(random() * 25)}`;
      const old = marks.byId.get(id);
      if (old !== undefined) marks.remove(id);
      const start = Math.floor(random() * (markdown.length - 60));
      const next = mark(id, start, start + 1 + Math.floor(random() * 60), round % 2);
      if (old === undefined || random() < 0.6) marks.add(next);
      view.redraw(old === undefined ? [next] : [old, next]);
    }
    expect(painted().length).toBeGreaterThan(20);
    expectRoundTrips(markdown);
    const changed = view.column.innerHTML;
    open(markdown, blocks);
    expect(changed).toBe(view.column.innerHTML);
  });

  it('shows headings, lists, tables and tab-separated rows as what they are', () => {
    open(markdown, blocksOfMarkdown(markdown).blocks);
    expect(view.column.querySelector('[role="heading"]')?.textContent).toBe('A new reform');
    expect([...view.column.querySelectorAll('th')].map(cell => cell.textContent)).toEqual([
      'Actor',
      'Position',
      'Name',
      'Seats',
      'Year',
    ]);
    expect(view.column.querySelector('strong')?.textContent).toBe('bold');
    expect(view.column.querySelectorAll('a')).toHaveLength(0);
  });

  it('paints just what the marks cover, one element for each stretch', () => {
    const start = plain.indexOf('union');
    marks.add(mark('long', start, start + 30));
    marks.add(mark('short', start + 10, start + 20, 1));
    open(plain, blocksOfPlainText(plain));
    const runs = painted().map(element => element.textContent);
    expect(runs).toEqual([
      plain.slice(start, start + 10),
      plain.slice(start + 10, start + 20),
      plain.slice(start + 20, start + 30),
    ]);
    expect(view.marksOf(painted()[1] ?? null).map(({ id }) => id)).toEqual(['long', 'short']);
    const [outer, inner] = painted().map(element => getComputedStyle(element).backgroundColor);
    expect(outer).not.toBe(inner);
  });

  it('paints near the viewport only, and what comes near', async () => {
    const far = plain.indexOf('Paragraph 390');
    for (const at of [0, far]) marks.add(mark(`at-${at}`, at, at + 20));
    open(plain, blocksOfPlainText(plain));
    expect(painted()).toHaveLength(1);
    view.reveal(far, far + 20);
    await frames(6);
    const last = painted().at(-1);
    expect(last?.textContent).toBe(plain.slice(far, far + 20));
    const box = last?.getBoundingClientRect();
    expect(box?.top).toBeGreaterThan(0);
    expect(box?.bottom).toBeLessThan(500);
  });

  it('makes what is far away plain again where very much is painted, and paints it when it comes back', async () => {
    for (let at = 0; at < plain.length; at += 2)
      if (plain[at] !== '\n') marks.add(mark(`m${at}`, at, at + 1));
    open(plain, blocksOfPlainText(plain));
    await frames();
    const first = painted()[0];
    for (let share = 1; share <= 10; share += 1) {
      view.reveal(Math.floor((plain.length * share) / 10) - 1, plain.length, { always: true });
      await frames();
    }
    await vi.waitFor(() => expect(first?.isConnected).toBe(false));
    expect(painted().length).toBeLessThan(marks.byId.size);
    expect(painted().length).toBeGreaterThan(2_000);
    view.goTo({ offset: 0, below: 0 });
    expect(painted()[0]?.textContent).toBe(plain[0]);
  });

  it('has the first screen in the page at once, and the rest in order as soon as there is time', async () => {
    open(plain, blocksOfPlainText(plain));
    const height = view.page.scrollHeight;
    const first = view.column.textContent ?? '';
    expect(first.length).toBeGreaterThan(2_000);
    expect(first.length).toBeLessThan(plain.length * 0.95);
    expect(plain.replaceAll('\n\n', '').startsWith(first)).toBe(true);
    await drawn();
    expect(view.column.textContent).toBe(plain.replaceAll('\n\n', ''));
    expect(view.page.scrollHeight / height).toBeCloseTo(1, 1);
  });

  it('finds what was not drawn yet, and where a selection of everything ends', () => {
    open(plain, blocksOfPlainText(plain));
    const far = plain.indexOf('Paragraph 395');
    expect(view.rangeOf(far, far + 13)?.toString()).toBe('Paragraph 395');
    open(plain, blocksOfPlainText(plain));
    expect(view.offsetOf(view.column, 0)).toBe(0);
    expect(view.offsetOf(view.column, view.column.childNodes.length)).toBe(plain.length);
    const last = view.column.lastChild as Node;
    expect(view.offsetOf(last, 0)).toBeGreaterThan(plain.length / 2);
    expect(view.offsetOf(last, last.childNodes.length)).toBe(plain.length);
  });

  it('shows what is jumped to in the frame of the jump, drawn and painted', async () => {
    const far = plain.indexOf('Paragraph 380');
    marks.add(mark('far', far, far + 20));
    open(plain, blocksOfPlainText(plain));
    await frames();
    view.goTo({ offset: far, below: 40 });
    const shown = painted().find(element => element.textContent === plain.slice(far, far + 20));
    await frames(1);
    await new Promise(resolve => setTimeout(resolve));
    expect(shown?.checkVisibility({ contentVisibilityAuto: true })).toBe(true);
  });

  it('tells levels of headings and parts of paragraphs over the borders of groups', async () => {
    const headings = Array.from({ length: 900 }, (_, i) => `${'#'.repeat((i % 3) * 2 + 1)} H${i}`).join(
      '\n\n',
    );
    open(headings, blocksOfMarkdown(headings).blocks);
    await drawn();
    expect(view.column.children.length).toBeGreaterThan(2);
    const levels = [...view.column.querySelectorAll('[role="heading"]')].map(heading =>
      Number(heading.getAttribute('aria-level')),
    );
    expect(levels).toEqual(Array.from({ length: 900 }, (_, i) => (i % 3) + 2));
    const long = 'One sentence that goes on and on. '.repeat(3_000);
    open(long, blocksOfPlainText(long));
    await drawn();
    const blocks = [...view.column.querySelectorAll('[class*="block"]')];
    expect(view.column.children.length).toBeGreaterThan(2);
    expect(blocks.map(block => /continues/.test(block.className))).toEqual(blocks.map((_, i) => i > 0));
  });

  it('draws only the blocks anew that a new mark touches, in the same task', () => {
    open(plain, blocksOfPlainText(plain));
    const nodes = [...view.column.querySelectorAll('[class*="lines"]')].map(block => block.firstChild);
    const added = marks.add(mark('new', 5, 25));
    view.redraw([added]);
    const after = [...view.column.querySelectorAll('[class*="lines"]')].map(block => block.firstChild);
    expect(painted()).toHaveLength(1);
    expect(after.filter((node, i) => node !== nodes[i])).toHaveLength(1);
  });

  it('keeps a selection in blocks that are drawn anew', () => {
    open(plain, blocksOfPlainText(plain));
    view.select(4, 40);
    view.redraw([marks.add(mark('new', 10, 20))]);
    expect(getSelection()?.toString()).toBe(plain.slice(4, 40));
    view.select(40, 4);
    view.redraw([marks.add(mark('other', 2, 30))]);
    expect(getSelection()?.toString()).toBe(plain.slice(4, 40));
    expect(getSelection()?.direction).not.toBe('forward');
  });

  it('finds the character under a point', async () => {
    open(plain, blocksOfPlainText(plain));
    await frames();
    const offset = plain.indexOf('ministry');
    const rect = view.caretRect(offset);
    expect(view.offsetAtPoint((rect?.left ?? 0) + 1, (rect?.top ?? 0) + 8)).toBe(offset);
  });

  it('finds the character under a point anywhere', async () => {
    const blocks = blocksOfPlainText(plain);
    open(plain, blocks);
    const random = seededRandom(11);
    for (let round = 0; round < 25; round += 1) {
      const block = blocks[Math.floor(random() * blocks.length)];
      if (block === undefined) continue;
      const offset = block.start + Math.floor(random() * (block.end - block.start));
      if (plain[offset]?.trim() === '') continue;
      view.reveal(offset, offset + 1);
      await frames();
      const rect = view.caretRect(offset);
      expect(view.offsetAtPoint((rect?.left ?? 0) + 1, (rect?.top ?? 0) + 8)).toBe(offset);
    }
  });

  it('comes back to a place, also where all before it was never laid out', async () => {
    const blocks = blocksOfPlainText(plain);
    open(plain, blocks);
    const offset = plain.indexOf('Paragraph 300');
    view.goTo({ offset, below: 40 });
    await frames(8);
    expect((view.caretRect(offset)?.top ?? 0) - 40).toBeCloseTo(0, -0.5);
    const place = view.place();
    view.open({ text: plain, blocks, marks }, place);
    await frames(8);
    expect(Math.abs(view.place().offset - place.offset)).toBeLessThan(120);
  });

  it('stays at its place when the type changes', async () => {
    open(plain, blocksOfPlainText(plain));
    const offset = plain.indexOf('Paragraph 200');
    view.goTo({ offset, below: 10 });
    await frames(8);
    scroller.style.setProperty('--reader-size', '24px');
    view.relayout();
    await frames(8);
    const { start, end } = view.visibleRange();
    expect(start).toBeLessThanOrEqual(offset + 120);
    expect(end).toBeGreaterThan(offset);
  });

  it('outlines the chosen mark and emphasises its group', () => {
    marks.add(mark('a', 0, 10));
    marks.add({ ...mark('b', 20, 30), group: 'a' });
    open(plain, blocksOfPlainText(plain));
    view.setChosen('a', 'a');
    expect(
      painted().map(element => [/chosen/.test(element.className), /emphasised/.test(element.className)]),
    ).toEqual([
      [true, true],
      [false, true],
    ]);
    view.setChosen(null, null);
    expect(painted().some(element => /chosen|emphasised/.test(element.className))).toBe(false);
  });

  it('guesses the height of what was never laid out to a quarter', async () => {
    open(plain, blocksOfPlainText(plain));
    const guessed = view.page.scrollHeight;
    await drawn();
    for (const element of view.column.querySelectorAll<HTMLElement>('[class*="group"], [class*="section"]'))
      element.style.contentVisibility = 'visible';
    await frames();
    expect(Math.abs(guessed - view.page.scrollHeight) / view.page.scrollHeight).toBeLessThan(0.25);
  });
});

describe('HighlightLayer', () => {
  it('registers what lies near the viewport, and again after blocks were drawn anew', () => {
    open(plain, blocksOfPlainText(plain));
    const layer = new HighlightLayer(view, 'test-hits', 1);
    layer.set([
      { start: 10, end: 14 },
      { start: plain.length - 10, end: plain.length },
    ]);
    const texts = () => [...(CSS.highlights.get('test-hits') ?? [])].map(range => range.toString());
    expect(texts()).toEqual([plain.slice(10, 14)]);
    view.redraw([marks.add(mark('new', 8, 12))]);
    expect(texts()).toEqual([plain.slice(10, 14)]);
    layer.dispose();
    expect(CSS.highlights.has('test-hits')).toBe(false);
  });
});

describe('MarginView', () => {
  it('lists the passages near the viewport by name, and says which was clicked', async () => {
    const chosen: string[] = [];
    const stacks: (readonly string[])[] = [];
    const margin = new MarginView(view, {
      describe: id => ({
        name: `Item ${id}`,
        description: `Item ${id}: quote`,
        line: '#123456',
        ink: '#123456',
      }),
      onChoose: id => chosen.push(id),
      onStack: ids => stacks.push(ids),
      onHover: () => undefined,
    });
    marks.add(mark('a', 0, 30));
    for (const id of ['b', 'c', 'd']) marks.add(mark(id, 300, 320));
    open(plain, blocksOfPlainText(plain));
    await idle();
    const names = [...scroller.querySelectorAll<HTMLElement>('li button')];
    expect(names.map(button => button.getAttribute('aria-label'))).toContain('Item a: quote');
    expect(names.filter(button => button.tabIndex === 0)).toHaveLength(1);
    names[0]?.click();
    expect(chosen).toEqual(['a']);
    const more = names.find(button => button.textContent === '+2');
    more?.click();
    expect(stacks.map(ids => [...ids].sort())).toEqual([['b', 'c', 'd']]);
    const top = names[0]?.getBoundingClientRect().top ?? 0;
    expect(Math.abs(top - (view.caretRect(0)?.top ?? 0))).toBeLessThan(12);
    margin.dispose();
  });

  it('names coded rectangles at the line where they belong, also after the last word of a block', async () => {
    const margin = new MarginView(view, {
      describe: id => ({ name: id, description: id, line: '#123456', ink: '#123456' }),
      onChoose: () => undefined,
      onStack: () => undefined,
      onHover: () => undefined,
    });
    const blocks = blocksOfPlainText(plain);
    const regionOf = (id: string, start: number): Mark => ({
      ...mark(id, start, start + 1),
      region: { page: 1, rect: [0, 0, 10, 10] },
    });
    const regions = [regionOf('inside', 40), regionOf('after', blocks[1]?.end ?? 0)];
    const regionsIn = (start: number, end: number) =>
      regions.filter(region => region.start >= start && region.start < end);
    view.open({ text: plain, blocks, marks: { marksIn: () => [], regionsIn } });
    await idle();
    const nameOf = (id: string) => scroller.querySelector(`li button[aria-label="${id}"]`);
    const topOf = (id: string) => nameOf(id)?.getBoundingClientRect().top ?? 0;
    expect(Math.abs(topOf('inside') - (view.caretRect(40)?.top ?? 0))).toBeLessThan(12);
    expect(Math.abs(topOf('after') - (view.caretRect((blocks[1]?.end ?? 1) - 1)?.top ?? 0))).toBeLessThan(12);
    const [last] = regions.splice(1, 1);
    view.redraw(last === undefined ? [] : [last]);
    await idle();
    expect([nameOf('inside') !== null, nameOf('after')]).toEqual([true, null]);
    margin.dispose();
  });
});
