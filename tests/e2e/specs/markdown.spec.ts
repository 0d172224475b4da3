/** Markdown and tables are shown as such, while every offset stays that of the canonical text. */
import { readText, showPassages } from '../pages/dataset.ts';
import { expect, fixtureText, test } from '../pages/journey.ts';

test.skip(({ hostKind }) => hostKind !== 'browser', 'The window is the same page in every host.');

test('shows headings, lists, emphasis and tables, and stores the offsets of the text', async ({
  app,
  bench,
}) => {
  const { start, importing, reader, window } = bench;
  const path = await start.createStudy({ name: 'Minutes' });
  await importing.importFiles([fixtureText('council-minutes.md')]);
  const { text } = reader;

  await expect(text.getByRole('heading', { name: 'Minutes of the Water Council' })).toBeVisible();
  await expect(text.getByRole('heading', { name: 'Votes' })).toBeVisible();
  await expect(text.getByText('Serra Baixa').first()).toBeVisible();
  await expect(text.locator('em', { hasText: 'Porto Claro' })).toBeVisible();
  await expect(text.locator('strong', { hasText: 'third of May' })).toBeVisible();
  await expect(text).not.toContainText('**');
  const tables = text.getByRole('table');
  await expect(tables).toHaveCount(2);
  await expect(tables.first().getByRole('row')).toHaveCount(3);
  await expect(tables.last().getByRole('cell', { name: '48.50' })).toBeVisible();
  await expect(tables.last().getByRole('row')).toHaveCount(3);

  // Across emphasis whose signs are hidden, over a line break inside it, in a cell, and in a row of tabs.
  await reader.selectAndCode('met in Porto Claro on the third of May', 't', 'Meeting');
  await reader.selectAndCode('the Office of Tariffs before noon', 'a', 'Office');
  await reader.selectAndCode('Mayor of Alto Verde', 'a', 'Mayor');
  await reader.selectAndCode('48.50', 't', 'Meters');
  await window.expectSaved();

  const passages = await showPassages(app, path);
  expect(passages.map(({ exact }) => exact)).toEqual([
    'met in *Porto Claro* on the **third of May',
    'the *Office of\nTariffs* before noon',
    'Mayor of Alto Verde',
    '48.50',
  ]);
  for (const { documentId, start: from, end, exact } of passages) {
    expect((await readText(path, documentId)).slice(from, end)).toBe(exact);
  }
});
