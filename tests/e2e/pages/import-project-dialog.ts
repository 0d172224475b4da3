/** The dialog that takes another program's project into a study. */
import { expect, type Locator } from '@playwright/test';
import { WindowPart } from './window-part.ts';

export class ImportProjectDialog extends WindowPart {
  get root(): Locator {
    return this.dialog('Import a project');
  }

  /** From the Data screen. */
  async open(): Promise<void> {
    await this.showScreen('Data');
    await this.page.getByRole('tab', { name: 'Documents', exact: true }).click();
    await this.page.getByRole('button', { name: 'Import a project…' }).click();
    await expect(this.root).toBeVisible();
  }

  /** Chooses a file in the page and waits until it was read or refused. */
  async choose(path: string): Promise<void> {
    const asked = this.page.waitForEvent('filechooser');
    await this.root.getByRole('button', { name: 'Choose files…' }).click();
    await (await asked).setFiles([path]);
    await expect(this.import.or(this.root.getByRole('alert'))).toBeVisible();
  }

  get import(): Locator {
    return this.root.getByRole('button', { name: 'Import this project' });
  }

  part(name: RegExp): Locator {
    return this.root.getByRole('region', { name });
  }
}
