/** The first screen: new study, open study, recent studies, the sample. */
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { WindowPart } from './window-part.ts';

interface NewStudy {
  name: string;
  coder?: string;
  codebook?: string;
}

export class StartScreen extends WindowPart {
  /** Makes a study in the spec's own folder; gives its path. */
  async createStudy({ name, coder = 'Ana Reader', codebook }: NewStudy): Promise<string> {
    await this.button(/^New study/).click();
    const dialog = this.dialog('New study');
    // The codebooks come from the host.
    await expect(dialog.getByRole('radio', { checked: true })).toBeVisible();
    await dialog.getByLabel('Name of the study').fill(name);
    await dialog.getByLabel('Folder').fill(this.app.folder);
    if (codebook !== undefined) await dialog.getByRole('radio', { name: codebook }).check();
    await dialog.getByLabel('Your name, as coder').fill(coder);
    await dialog.getByRole('button', { name: 'Create study' }).click();
    await expect(this.page).toHaveTitle(`${name} - Tracework`);
    await expect(dialog).toBeHidden();
    return join(this.app.folder, `${name}.tracework`);
  }

  async openSample(): Promise<void> {
    await this.button(/^Open the sample study/).click();
    await expect(this.page.getByRole('region', { name: 'Text' })).toBeVisible();
  }
}
