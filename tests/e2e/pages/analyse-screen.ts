/** The Analyse screen: views as tables, and what a chosen cell rests on. */
import { readFile } from 'node:fs/promises';
import { expect, type Locator } from '@playwright/test';
import Papa from 'papaparse';
import { WindowPart } from './window-part.ts';

export class AnalyseScreen extends WindowPart {
  async open(): Promise<void> {
    await this.page.keyboard.press('Control+2');
    await expect(this.page.getByRole('main', { name: 'Analyse' })).toBeVisible();
  }

  async choose(view: string): Promise<void> {
    await this.page.getByRole('tab', { name: view, exact: true }).click();
    await expect(this.page.getByRole('heading', { name: view, level: 1 })).toBeVisible();
    await expect(this.page.getByText('Reading the study…')).toHaveCount(0);
  }

  get table(): Locator {
    return this.page.getByRole('main', { name: 'Analyse' }).getByRole('table');
  }

  /** The cell's button, by the texts of its row's first cells and of its column. */
  async cell(row: string | RegExp, column: string): Promise<Locator> {
    const heads = await this.table.getByRole('columnheader').allTextContents();
    const index = heads.indexOf(column);
    expect(index, `the table has no column ${column}, but ${heads.join(', ')}`).toBeGreaterThanOrEqual(0);
    return this.table
      .getByRole('row')
      .filter({ hasText: row })
      .getByRole('cell')
      .nth(index)
      .getByRole('button');
  }

  get details(): Locator {
    return this.page.getByRole('complementary', { name: 'What the cell rests on' });
  }

  /** Rows of the file that the table is saved as, the head first. */
  async saveAsCsv(): Promise<string[][]> {
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByRole('button', { name: 'Save as CSV' }).click(),
    ]);
    const text = await readFile(await download.path(), 'utf8');
    return Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
  }
}
