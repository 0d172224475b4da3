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
