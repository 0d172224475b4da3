/** The text: selecting in it with the mouse, coding, the margin, what is painted. */
import { expect, type Locator } from '@playwright/test';
import { WindowPart } from './window-part.ts';

/** Where words stand on the screen, in CSS pixels of the window. */
interface Place {
  start: { x: number; y: number };
  end: { x: number; y: number };
  middle: { x: number; y: number };
}

export class Reader extends WindowPart {
  get text(): Locator {
    return this.page.getByRole('region', { name: 'Text' }).getByRole('document');
  }

  get chooser(): Locator {
    return this.dialog(/^(Code with|Recode as) /);
  }

  get margin(): Locator {
    return this.page.getByRole('group', { name: 'Passages in view' });
  }

  get stack(): Locator {
    return this.page.getByRole('menu', { name: 'Passages, shortest first' });
  }

  /** Brings words into view and says where they stand; line breaks and blanks count as the same. */
  async find(words: string, occurrence = 1): Promise<Place> {
    await expect(this.text).toContainText(words.split(/\s+/)[0] ?? words);
    const locate = (): Promise<Place | null> =>
      this.text.evaluate(
        (root, [wanted, nth]) => {
          const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, node =>
            node.parentElement?.closest('[role="group"]')
              ? NodeFilter.FILTER_REJECT
              : NodeFilter.FILTER_ACCEPT,
          );
          const pieces: { node: Text; from: number }[] = [];
          let whole = '';
          for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
            pieces.push({ node: node as Text, from: whole.length });
            whole += (node as Text).data;
          }
          const pattern = wanted
            .split(/\s+/)
            .map(word => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
            .join('\\s*');
          const hit = [...whole.matchAll(new RegExp(pattern, 'g'))][nth - 1];
          if (hit === undefined) return null;
          const at = (offset: number): [Text, number] | null => {
            const piece = pieces.findLast(({ from }) => from <= offset);
            return piece === undefined ? null : [piece.node, offset - piece.from];
          };
          const box = (offset: number): DOMRect | null => {
            const found = at(offset);
            if (found === null) return null;
            const range = document.createRange();
            range.setStart(...found);
            range.setEnd(found[0], Math.min(found[0].length, found[1] + 1));
            return range.getClientRects()[0] ?? null;
          };
          const last = hit.index + hit[0].length - 1;
          at(hit.index)?.[0].parentElement?.scrollIntoView({ block: 'center' });
          const [first, end, middle] = [box(hit.index), box(last), box(Math.floor((hit.index + last) / 2))];
          if (first === null || end === null || middle === null) return null;
          const centre = (rect: DOMRect) => ({
            x: rect.left + rect.width / 2,
            y: rect.top + rect.height / 2,
          });
          return {
            start: { x: first.left + 0.5, y: first.top + first.height / 2 },
            end: { x: end.right - 0.5, y: end.top + end.height / 2 },
            middle: centre(middle),
          };
        },
        [words, occurrence] as const,
      );
    let before = await locate();
    // What is far away gets its height only when it comes near: wait until nothing moves any more.
    await expect
      .poll(async () => {
        const previous = before;
        before = await locate();
        return before !== null && JSON.stringify(before) === JSON.stringify(previous);
      })
      .toBe(true);
    if (before === null) throw new Error(`The text does not hold “${words}”.`);
    return before;
  }

  /** Drags the mouse from the first letter to the last. */
  async select(words: string, occurrence = 1): Promise<void> {
    const { start, end } = await this.find(words, occurrence);
    const { mouse } = this.page;
    await mouse.move(start.x, start.y);
    await mouse.down();
    await mouse.move((start.x + end.x) / 2, end.y, { steps: 3 });
    await mouse.move(end.x, end.y, { steps: 2 });
    await mouse.up();
    await expect(this.page.getByRole('toolbar', { name: 'Code the selection' })).toBeVisible();
  }

  async click(words: string, occurrence = 1): Promise<void> {
    const { middle } = await this.find(words, occurrence);
    await this.page.mouse.click(middle.x, middle.y);
  }

  /** Codes what is selected by a kind's key and a name; Enter takes the first that fits, or creates it. */
  async code(key: string, name: string): Promise<void> {
    await this.page.keyboard.press(key);
    await expect(this.chooser.getByRole('combobox')).toBeFocused();
    await this.page.keyboard.type(name);
    await this.page.keyboard.press('Enter');
    await expect(this.chooser).toBeHidden();
    await this.expectSaid(`Coded with ${name}`);
  }

  async selectAndCode(words: string, key: string, name: string): Promise<void> {
    await this.select(words);
    await this.code(key, name);
  }

  /** What the window's live region said last. */
  async expectSaid(sentence: string | RegExp): Promise<void> {
    await expect(this.page.getByTestId('live-region')).toContainText(sentence);
  }

  /** Waits until the text itself has the focus, as keys for coding need it. */
  async expectFocus(): Promise<void> {
    await expect(this.text).toBeFocused();
  }
}
