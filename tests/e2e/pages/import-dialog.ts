/** The dialog that takes documents into a study. */
import { expect, type Locator } from '@playwright/test';
import { WindowPart } from './window-part.ts';

export class ImportDialog extends WindowPart {
  get root(): Locator {
    return this.dialog('Import documents');
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('Control+i');
    await expect(this.root).toBeVisible();
  }

  /** Through the system's dialog where the host has one, else through the page's own file input. */
  async choose(paths: readonly string[]): Promise<void> {
    const button = this.root.getByRole('button', { name: 'Choose files…' });
    if (this.app.kind === 'browser') {
      const asked = this.page.waitForEvent('filechooser');
      await button.click();
      await (await asked).setFiles([...paths]);
    } else {
      await this.app.host.request('answerDialog', { answer: [...paths] });
      await button.click();
    }
    await expect(this.root.getByRole('button', { name: /^Import \d|^Import$/ })).toBeVisible();
    await expect(this.root.getByLabel(/^Reading /)).toHaveCount(0);
  }

  /** The row of one file, before it is imported. */
  file(name: string): Locator {
    return this.root
      .getByRole('list', { name: 'Files to import' })
      .getByRole('listitem', { name, exact: true });
  }

  async confirm(count: number): Promise<void> {
    await this.root
      .getByRole('button', { name: `Import ${count === 1 ? '1 document' : `${count} documents`}` })
      .click();
    await expect(this.root.getByRole('status')).toContainText('imported');
  }

  /** From the button to the first document shown. */
  async importFiles(paths: readonly string[], taken: number = paths.length): Promise<void> {
    await this.open();
    await this.choose(paths);
    await this.confirm(taken);
    await this.root.getByRole('button', { name: /^Read .* now$/ }).click();
    await expect(this.root).toBeHidden();
    await expect(this.page.getByRole('region', { name: 'Text' }).getByRole('document')).toBeVisible();
  }
}
