/** The Data screen: export, integrity check and the rest. */
import { expect, type Locator } from '@playwright/test';
import { WindowPart } from './window-part.ts';

export class DataScreen extends WindowPart {
  get root(): Locator {
    return this.page.getByRole('main', { name: 'Data' });
  }

  async show(tab: string): Promise<void> {
    await this.showScreen('Data');
    await this.root.getByRole('tab', { name: tab, exact: true }).click();
    await expect(this.root.getByRole('heading', { name: tab, level: 1 })).toBeVisible();
  }

  /** Exports through the screen into a folder; gives the names of the files that it says it has written. */
  async exportAs(format: RegExp, folder: string): Promise<string[]> {
    await this.show('Export');
    await this.root.getByRole('radio', { name: format }).check();
    await this.root.getByLabel('Folder').fill(folder);
    await this.root.getByRole('button', { name: 'Export', exact: true }).click();
    const result = this.root.getByRole('region', { name: 'Result of the export' });
    await expect(result.getByRole('heading', { name: 'Written' })).toBeVisible();
    return result.locator('tbody tr td:first-child').allTextContents();
  }

  async expectSound(): Promise<void> {
    await this.show('Integrity check');
    await this.root.getByRole('button', { name: 'Check now' }).click();
    await expect(this.root.getByRole('region', { name: 'Result of the check' })).toContainText(
      'The study is sound',
    );
  }
}
