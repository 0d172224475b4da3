/** The Codebook screen: kinds with their fields, vocabularies. */
import { expect, type Locator } from '@playwright/test';
import { WindowPart } from './window-part.ts';

interface NewField {
  /** Heading of the table of fields, as the screen has it. */
  of: string;
  label: string;
  type: string;
  vocabulary?: string;
}

export class CodebookScreen extends WindowPart {
  get root(): Locator {
    return this.page.getByRole('main', { name: 'Codebook' });
  }

  async show(): Promise<void> {
    await this.showScreen('Codebook');
    await expect(this.root).toBeVisible();
  }

  /** Opens a kind, a vocabulary or another part by its name in the list. */
  async open(part: string): Promise<void> {
    await this.root
      .getByRole('navigation', { name: 'Parts of the codebook' })
      .getByRole('button', { name: new RegExp(`^${part}`) })
      .click();
  }

  /** Types into a box that saves itself. */
  async set(label: string, value: string): Promise<void> {
    const box = this.root.getByRole('textbox', { name: label, exact: true });
    await box.fill(value);
    await box.press('Enter');
  }

  async addKind(label: string, plural: string, key: string): Promise<void> {
    await this.root.getByRole('button', { name: 'Add a kind' }).click();
    await expect(this.root.getByRole('article', { name: /^Kind New kind/ })).toBeVisible();
    await this.set('Label', label);
    await this.set('Plural', plural);
    await this.root.getByRole('textbox', { name: 'Key', exact: true }).fill(key);
    await expect(this.root.getByRole('heading', { level: 1, name: label })).toBeVisible();
  }

  async addVocabulary(label: string, options: readonly string[]): Promise<void> {
    await this.root.getByRole('button', { name: 'Add a vocabulary' }).click();
    await expect(this.root.getByRole('article', { name: /^Vocabulary New vocabulary/ })).toBeVisible();
    await this.set('Label', label);
    for (const option of options) {
      const box = this.root.getByRole('textbox', { name: 'New option' });
      await box.fill(option);
      await box.press('Enter');
      await expect(this.root.getByRole('textbox', { name: `Label of ${option}` })).toBeVisible();
    }
  }

  async addField({ of, label, type, vocabulary }: NewField): Promise<void> {
    await this.root.getByRole('region', { name: of }).getByRole('button', { name: 'Add a field' }).click();
    const dialog = this.dialog(/^New field/);
    await dialog.getByLabel('Label').fill(label);
    await this.choose(dialog.getByRole('combobox', { name: 'Type of value' }), type);
    if (vocabulary !== undefined) {
      await this.choose(dialog.getByRole('combobox', { name: 'Vocabulary' }), vocabulary);
    }
    await dialog.getByRole('button', { name: 'Add field' }).click();
    await expect(dialog).toBeHidden();
    await expect(
      this.root.getByRole('region', { name: of }).getByRole('button', { name: label, exact: true }),
    ).toBeVisible();
  }

  private async choose(box: Locator, option: string): Promise<void> {
    await box.click();
    await this.page.getByRole('option', { name: option, exact: true }).click();
  }
}
