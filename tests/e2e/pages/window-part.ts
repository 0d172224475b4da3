/** What all parts of the window share for specs: the page of the moment, and how it is asked for what is in it. */
import type { Locator, Page } from '@playwright/test';
import type { App } from '../fixtures.ts';

export class WindowPart {
  constructor(protected readonly app: App) {}

  /** After a restart of the host this is another page. */
  get page(): Page {
    return this.app.page;
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
  }

  /** Code, Codebook, Data: by the button at the foot of the window. */
  async showScreen(name: string): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Screens' })
      .getByRole('button', { name, exact: true })
      .click();
  }

  dialog(name: string | RegExp): Locator {
    return this.page.getByRole('dialog', { name });
  }
}
