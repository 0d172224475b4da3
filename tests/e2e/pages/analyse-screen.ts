/** The Analyse screen: views as tables and pictures, what a chosen cell rests on, and the text beside it. */
import { readFile } from 'node:fs/promises';
import { expect, type Locator } from '@playwright/test';
import Papa from 'papaparse';
import { WindowPart } from './window-part.ts';

export class AnalyseScreen extends WindowPart {
  async open(): Promise<void> {
    await this.page.keyboard.press('Control+2');
    await expect(this.root).toBeVisible();
  }

  get root(): Locator {
    return this.page.getByRole('main', { name: 'Analyse' });
  }

  async choose(view: string): Promise<void> {
    await this.page.getByRole('tab', { name: view, exact: true }).click();
    await expect(this.page.getByRole('heading', { name: view, level: 1 })).toBeVisible();
    await expect(this.page.getByText('Reading the study…')).toHaveCount(0);
  }

  /** Of all views in the list. */
  async names(): Promise<string[]> {
    return this.page.getByRole('tablist', { name: 'Views' }).getByRole('tab').allTextContents();
  }

  /** Picture or Table, where the view has both. */
  async show(form: 'Picture' | 'Table'): Promise<void> {
    if (await this.hasPicture()) await this.forms.locator('label').filter({ hasText: form }).click();
  }

  private get forms(): Locator {
    return this.root.getByRole('radiogroup', { name: 'Shown as' });
  }

  async hasPicture(): Promise<boolean> {
    return (await this.forms.count()) > 0;
  }

  get picture(): Locator {
    return this.root.getByRole('figure');
  }

  get table(): Locator {
    return this.root.getByRole('grid');
  }

  /** The heads of the columns that are drawn, in their order. */
  async heads(): Promise<string[]> {
    return this.table.getByRole('columnheader').allTextContents();
  }

  head(column: string): Locator {
    return this.table.getByRole('columnheader', { name: column, exact: true });
  }

  /** A cell, by the texts of its row's first cells and the head of its column. */
  async cell(row: string | RegExp, column: string): Promise<Locator> {
    const head = this.head(column);
    await expect(head, `the table has no column ${column}`).toHaveCount(1);
    const index = await head.getAttribute('aria-colindex');
    return this.table.getByRole('row').filter({ hasText: row }).locator(`[aria-colindex="${index}"]`);
  }

  get details(): Locator {
    return this.page.getByRole('complementary', { name: 'What the cell rests on' });
  }

  /** Buttons of the passages that the chosen cell rests on. */
  get passages(): Locator {
    return this.details.getByRole('region', { name: 'Passages' }).locator('button[aria-pressed]');
  }

  get judgements(): Locator {
    return this.details.getByRole('region', { name: 'Judgements' });
  }

  /** The text beside the view. */
  get text(): Locator {
    return this.details.getByRole('document');
  }

  /** Chooses an entry of the menu of the focused cell, by the keyboard. */
  async arrange(entry: string): Promise<void> {
    await this.page.keyboard.press('Shift+F10');
    const menu = this.page.getByRole('menu', { name: 'Layout of the table' });
    await menu.getByRole('menuitem', { name: entry }).click();
    await expect(menu).toHaveCount(0);
  }

  /** Rows of the file that the table is saved as, the head first. */
  async saveAsCsv(): Promise<string[][]> {
    const text = await this.save('CSV, this table as it is shown');
    return Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
  }

  /** The text of the file that an entry of the menu saves. */
  async save(entry: string): Promise<string> {
    await this.root.getByRole('button', { name: 'Save as…' }).click();
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByRole('menuitem', { name: entry }).click(),
    ]);
    return readFile(await download.path(), 'utf8');
  }
}
