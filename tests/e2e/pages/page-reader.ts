/** Printed pages: where passages stand on them, zoom, rotation, and the tool that draws regions. */
import { expect, type Locator } from '@playwright/test';
import { WindowPart } from './window-part.ts';

/** Shares of the page: left, top, width and height. */
export type BoxOnPage = readonly [left: number, top: number, width: number, height: number];

export class PageReader extends WindowPart {
  get document(): Locator {
    return this.page.getByRole('document', { name: /, pages$/ });
  }

  get bar(): Locator {
    return this.page.getByRole('toolbar', { name: 'Pages' });
  }

  /** The page that is read, and where another one is asked for. */
  get field(): Locator {
    return this.bar.getByRole('textbox', { name: 'Page' });
  }

  /** One page, counted from 1. */
  sheet(number: number): Locator {
    return this.document.locator(`.page[data-page-number="${number}"]`);
  }

  tool(name: string): Locator {
    return this.bar.getByRole('button', { name, exact: true });
  }

  /** Waits until a page is drawn and its text can be selected. */
  async expectDrawn(number: number): Promise<void> {
    await expect(this.sheet(number).locator('.textLayer .endOfContent')).toBeAttached();
  }

  async goTo(name: string): Promise<void> {
    await this.field.fill(name);
    await this.field.press('Enter');
    await expect(this.field).toHaveValue(name);
  }

  /** Text, Page or Both. */
  async show(what: 'Text' | 'Page' | 'Both'): Promise<void> {
    await this.bar
      .getByRole('radiogroup', { name: 'What is shown' })
      .getByText(what, { exact: true })
      .click();
  }

  /** Drags the mouse from the first of some words to the last of others. */
  async drag(from: string, to: string): Promise<void> {
    const start = await this.placeOf(from, 'start');
    const { mouse } = this.page;
    await mouse.move(start.x, start.y);
    await mouse.down();
    const end = await this.placeOf(to, 'end');
    await mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 });
    await mouse.move(end.x, end.y, { steps: 4 });
    await mouse.up();
    await expect(this.page.getByRole('toolbar', { name: 'Code the selection' })).toBeVisible();
  }

  /** Where painted passages stand on a page, once they have stood there for a moment. */
  async painted(number: number): Promise<BoxOnPage[]> {
    const read = (): Promise<BoxOnPage[]> =>
      this.sheet(number).evaluate(sheet => {
        const page = sheet.getBoundingClientRect();
        return [...sheet.querySelectorAll('[class*="paint-"], [class*="region_"]')]
          .map(box => box.getBoundingClientRect())
          .map(
            box =>
              [
                (box.left - page.left) / page.width,
                (box.top - page.top) / page.height,
                box.width / page.width,
                box.height / page.height,
              ] as const,
          );
      });
    let before = await read();
    await expect
      .poll(async () => {
        const previous = before;
        before = await read();
        return before.length > 0 && JSON.stringify(before) === JSON.stringify(previous);
      })
      .toBe(true);
    return before;
  }

  private async placeOf(words: string, edge: 'start' | 'end'): Promise<{ x: number; y: number }> {
    const span = this.document.locator('.textLayer span[role="presentation"]', { hasText: words }).first();
    return span.evaluate(
      (element, [wanted, which]) => {
        const node = element.firstChild;
        const at = element.textContent?.indexOf(wanted) ?? -1;
        if (node === null || at < 0) throw new Error(`No line holds “${wanted}”.`);
        const range = document.createRange();
        range.setStart(node, which === 'start' ? at : at + wanted.length - 1);
        range.setEnd(node, which === 'start' ? at + 1 : at + wanted.length);
        const box = range.getBoundingClientRect();
        return { x: which === 'start' ? box.left + 0.5 : box.right - 0.5, y: box.top + box.height / 2 };
      },
      [words, edge] as const,
    );
  }
}
