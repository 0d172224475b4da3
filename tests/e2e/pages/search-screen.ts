/** The Search screen: the query, what was found, and what is done with chosen places. */
import { expect, type Locator } from '@playwright/test';
import { WindowPart } from './window-part.ts';

export class SearchScreen extends WindowPart {
  get query(): Locator {
    return this.page.getByRole('textbox', { name: 'Search all texts' });
  }

  async open(): Promise<void> {
    // Keys are heard once a study is shown.
    await expect(this.page.getByRole('navigation', { name: 'Screens' })).toBeVisible();
    await this.page.keyboard.press('Control+Shift+F');
    await expect(this.query).toBeFocused();
  }

  async showAs(tab: 'Results' | 'Concordance' | 'Words' | 'Collocates' | 'Dispersion'): Promise<void> {
    await this.page.getByRole('tab', { name: tab, exact: true }).click();
  }

  /** From the words of the texts to the passages coded in them. */
  async searchPassages(): Promise<void> {
    await this.page
      .getByRole('radiogroup', { name: 'What is searched' })
      .getByText('Coded passages', { exact: true })
      .click();
  }

  /** By its number, which has those of the conditions around it before it: “2.1”. */
  condition(number: string): Locator {
    return this.page.getByRole('group', { name: `Condition ${number}`, exact: true });
  }

  async ask(number: string, what: string): Promise<void> {
    await this.condition(number)
      .getByRole('combobox', { name: 'What is asked' })
      .selectOption({ label: what });
  }

  /** Chooses in a list that is narrowed by typing. */
  async choose(list: Locator, name: string): Promise<void> {
    await list.fill(name);
    await this.page.getByRole('option', { name, exact: true }).click();
    await list.press('Escape');
  }

  get passages(): Locator {
    return this.page.getByRole('grid', { name: 'Passages found' });
  }

  get places(): Locator {
    return this.page.getByRole('grid', { name: 'Places found' });
  }

  get concordance(): Locator {
    return this.page.getByRole('grid', { name: 'Concordance' });
  }

  /** Rows that hold a place, not heads. */
  rowsOf(grid: Locator): Locator {
    return grid.getByRole('row').filter({ has: this.page.getByRole('checkbox') });
  }

  switch(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }
}
