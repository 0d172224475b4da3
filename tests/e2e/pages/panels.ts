/** The panels of the kinds: items, and everything about the chosen one. */
import { expect, type Locator } from '@playwright/test';
import { WindowPart } from './window-part.ts';

export class Panels extends WindowPart {
  get root(): Locator {
    return this.page.getByRole('region', { name: 'Panels' });
  }

  async showKind(plural: string): Promise<void> {
    await this.root.getByRole('tab', { name: new RegExp(`^${plural}`) }).click();
    await expect(this.root.getByLabel(`Find or add: ${plural}`)).toBeVisible();
  }

  /** A row of the list of items. */
  item(label: string): Locator {
    return this.root.getByRole('option', { name: new RegExp(`^${label}`) }).first();
  }

  async chooseItem(plural: string, label: string): Promise<void> {
    await this.showKind(plural);
    await this.item(label).click();
    await expect(this.details(label)).toBeVisible();
  }

  async addItem(plural: string, label: string): Promise<void> {
    await this.showKind(plural);
    const box = this.root.getByLabel(`Find or add: ${plural}`);
    await box.fill(label);
    await box.press('Enter');
    await expect(this.details(label)).toBeVisible();
  }

  details(label: string): Locator {
    return this.root.getByRole('region', { name: label, exact: true });
  }

  /** Judgements, Passages, Properties, Links or Memos of the chosen item. */
  async showTab(tab: string): Promise<void> {
    await this.root.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
  }

  /** The judgements of one field. */
  field(label: string): Locator {
    return this.root.getByRole('region', { name: label, exact: true });
  }

  async beginJudgement(field: string): Promise<Locator> {
    await this.field(field)
      .getByRole('button', { name: `Add a judgement: ${field}` })
      .click();
    const editor = this.field(field).getByRole('region', { name: /^New judgement/ });
    await expect(editor).toBeVisible();
    return editor;
  }

  get passageForm(): Locator {
    return this.root.getByRole('region', { name: 'The chosen passage' });
  }

  /** Picks an option of a Select by its label. */
  async pick(box: Locator, option: string): Promise<void> {
    await box.click();
    if (await box.isEditable()) await box.fill(option);
    await this.page.getByRole('option', { name: option, exact: true }).click();
  }
}
