/** What stands around the text: bars, lists on the left, undo and redo, whether all is saved. */
import { expect, type Locator } from '@playwright/test';
import { WindowPart } from './window-part.ts';

export class StudyWindow extends WindowPart {
  get lists(): Locator {
    return this.page.getByRole('region', { name: 'Lists' });
  }

  /** Documents, Passages, Memos or History. */
  async showList(name: string): Promise<void> {
    await this.lists.getByRole('tab', { name, exact: true }).click();
  }

  async openDocument(title: string): Promise<void> {
    await this.showList('Documents');
    await this.lists.getByRole('list', { name: 'Documents' }).getByRole('button', { name: title }).click();
    await expect(this.page.getByRole('document', { name: title })).toBeVisible();
  }

  async expectSaved(): Promise<void> {
    await expect(this.page.getByText('All changes saved')).toBeVisible();
  }

  /** The button, whose name says what would be undone. */
  get undo(): Locator {
    return this.button(/^(Undo: |Nothing to undo)/);
  }

  get redo(): Locator {
    return this.button(/^(Redo: |Nothing to redo)/);
  }

  /** A short notice in the corner of the window. */
  notice(text: string | RegExp): Locator {
    return this.page.getByRole('alert').filter({ hasText: text });
  }

  async runCommand(words: string, label: string): Promise<void> {
    await this.page.keyboard.press('Control+k');
    const palette = this.dialog('Search, or run a command');
    await palette.getByRole('textbox').or(palette.getByRole('combobox')).first().fill(words);
    await palette
      .getByRole('button', { name: label })
      .or(palette.getByRole('option', { name: label }))
      .first()
      .click();
    await expect(palette).toBeHidden();
  }
}
