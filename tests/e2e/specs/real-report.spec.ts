/** The main job on a real report of some hundred pages, where it is at hand. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readTable, readText, showPassages } from '../pages/dataset.ts';
import { expect, test } from '../pages/journey.ts';

const report = resolve('../shared/corpus/000_6cf1d95083bc993f.txt');
const note = resolve('../shared/corpus/002_646b46dc4cc4b38e.txt');

test.skip(!existsSync(report) || !existsSync(note), 'The real report is not kept with the program.');
test.skip(
  ({ hostKind }) => hostKind !== 'browser',
  'The same steps on a small text are taken in every host.',
);

test('codes a dozen passages all over the report and exports them', async ({ app, bench }) => {
  test.setTimeout(180_000);
  const { start, window, importing, reader, data } = bench;
  const { page } = app;
  const path = await start.createStudy({ name: 'Real report' });
  await importing.importFiles([report, note]);
  await window.expectSaved();

  // Hits far from each other: three words of which the first has a capital, every forty-first of them.
  const kinds = ['a', 'v', 't'] as const;
  for (let turn = 0; turn < 12; turn += 1) {
    await page.keyboard.press('Control+f');
    const bar = page.getByRole('search');
    const box = bar.getByRole('textbox');
    if (turn === 0) {
      for (const name of ['Regular expression', 'Upper and lower case must agree']) {
        await bar.getByRole('button', { name }).click();
      }
      await box.fill('[A-Z][a-z]{3,} [a-z]{4,} [a-z]{3,}');
    }
    await expect(bar.getByRole('status')).toHaveText(/^[\d,]+ of [\d,]+\+?$/);
    for (let step = 0; step < 41; step += 1) await box.press('Enter');
    await box.press('Escape');
    await reader.expectFocus();
    await expect(page.getByRole('toolbar', { name: 'Code the selection' })).toBeVisible();
    await reader.code(kinds[turn % 3] ?? 'a', `Item ${turn}`);
  }
  const passages = await showPassages(app, path);
  expect(passages).toHaveLength(12);
  for (const { exact } of passages) expect(exact).toMatch(/^[A-Z][a-z]{3,} [a-z]{4,} [a-z]{3,}$/);
  const last = passages.at(-1);
  expect(last?.start).toBeGreaterThan(20_000);

  await app.restart(path);
  expect(await showPassages(app, path)).toEqual(passages);
  await window.undo.click();
  await expect(window.redo).toHaveAccessibleName(/^Redo: Add Item 11/);
  await window.redo.click();
  await expect(window.redo).toBeDisabled();

  const folder = join(app.folder, 'dataset');
  await data.exportAs(/^Tables \(CSV\)/, folder);
  const rows = await readTable(folder, 'passages.csv');
  expect(rows).toHaveLength(12);
  const text = await readText(path, last?.documentId ?? '');
  const points = [...text];
  for (const { quote, start_utf16, end_utf16, start_code_point, end_code_point } of rows) {
    expect(text.slice(Number(start_utf16), Number(end_utf16))).toBe(quote);
    expect(points.slice(Number(start_code_point), Number(end_code_point)).join('')).toBe(quote);
  }
  await data.expectSound();
});
