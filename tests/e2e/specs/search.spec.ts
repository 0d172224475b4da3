/** Searching all texts: what is found as one types, its concordance, and what is done with several places at once. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Papa from 'papaparse';
import { showPassages, showRecords } from '../pages/dataset.ts';
import { expect, fixtureText, test, writeInput } from '../pages/journey.ts';
import { SearchScreen } from '../pages/search-screen.ts';
import { runShell } from '../shell.ts';

test.skip(({ hostKind }) => hostKind !== 'browser', 'The window is the same page in every host.');

const begin = async (
  app: Parameters<typeof runShell>[0],
): Promise<{ path: string; search: SearchScreen }> => {
  const path = join(app.folder, 'Harbours.tracework');
  await runShell(app, ['create', path, '--coder', 'Ana']);
  await runShell(app, ['import', path, fixtureText('harbour-report.txt'), fixtureText('council-minutes.md')]);
  await app.restart(path);
  return { path, search: new SearchScreen(app) };
};

test('finds while one types, and opens a place in its text', async ({ app }) => {
  const { search } = await begin(app);
  const { page } = app;
  await search.open();
  await expect(page.getByRole('heading', { name: 'Search all texts' })).toBeVisible();
  await search.query.fill('dockers union');
  // The apostrophe stands between them: it is no phrase.
  await expect(page.getByRole('heading', { name: 'Not found' })).toBeVisible();
  await search.query.fill("dockers' union");
  await expect(search.rowsOf(search.places)).toHaveCount(3);

  // Over the end of a line, and as whole words.
  await search.query.fill('public company');
  await expect(search.rowsOf(search.places)).toHaveCount(2);
  await search.query.fill('port');
  await expect(search.rowsOf(search.places).first()).toBeVisible();
  const parts = await search.rowsOf(search.places).count();
  await search.switch('Whole words').click();
  await expect.poll(() => search.rowsOf(search.places).count()).toBeLessThan(parts);
  await search.switch('Whole words').click();

  // What cannot be read is said, with the way to write it.
  await search.query.fill('senate near/x bill');
  await expect(page.getByRole('alert').filter({ hasText: 'Write near/5' })).toBeVisible();
  await search.query.fill('senate near/4 labo*');
  const rows = search.rowsOf(search.places);
  await expect(rows).toHaveCount(1);

  await search.query.press('ArrowDown');
  await expect(search.places).toBeFocused();
  await search.places.press('Enter');
  const text = page.getByRole('document', { name: /HARBOUR/ });
  await expect(text).toBeVisible();
  await expect(text).toBeFocused();
  await page.getByRole('button', { name: 'Open on the Code screen' }).click();
  await expect(page.getByRole('region', { name: 'Lists' })).toBeVisible();

  // Whoever comes back finds it as it was left.
  await search.open();
  await expect(search.query).toHaveValue('senate near/4 labo*');
  await expect(rows).toHaveCount(1);
});

test('codes chosen places in one commit, which one undo takes back', async ({ app, bench }) => {
  const { path, search } = await begin(app);
  const { page } = app;
  await search.open();
  await search.query.fill('senate');
  const rows = search.rowsOf(search.places);
  await expect(rows.first()).toBeVisible();
  const found = await rows.count();
  expect(found).toBeGreaterThan(3);
  await search.places.focus();
  await search.places.press('Control+a');
  await page.getByRole('button', { name: `Code ${found} with…` }).click();
  const chooser = page.getByRole('combobox', { name: `Code ${found} places with` });
  await chooser.fill('The Senate');
  await chooser.press('Enter');
  await expect(bench.window.notice(`Coded ${found} places with The Senate.`)).toBeVisible();
  await expect(rows.first()).toContainText('The Senate');
  await bench.window.expectSaved();
  const passages = await showPassages(app, path);
  expect(passages.map(({ exact }) => exact.toLowerCase())).toEqual(
    Array.from({ length: found }, () => 'senate'),
  );

  // Coded once, nothing is left that is not.
  await page.getByRole('button', { name: 'Where' }).click();
  await page.getByRole('radiogroup', { name: 'Which text' }).getByText('Not yet coded').click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Not found' })).toBeVisible();
  await page.getByRole('button', { name: 'Not yet coded' }).click();
  await page.getByRole('button', { name: 'Search everywhere' }).click();
  await page.keyboard.press('Escape');

  await bench.window.undo.click();
  await bench.window.expectSaved();
  await expect.poll(() => showPassages(app, path)).toEqual([]);
  expect(await showRecords(app, path, 'items')).toEqual([]);
});

test('looks only in documents whose variables have chosen values', async ({ app, bench }) => {
  const { path, search } = await begin(app);
  await app.restart(null);
  const documents = await showRecords<{ id: string; fileName: string }>(app, path, 'documents');
  const minutes = documents.find(({ fileName }) => fileName === 'council-minutes.md');
  const genre = { name: 'genre', label: 'Genre', subject: 'document', kindId: null };
  const commands = [
    { type: 'field.add', args: { ...genre, id: 'd.genre', value: { type: 'text', multiline: false } } },
    { type: 'document.change', args: { id: minutes?.id, values: { 'd.genre': 'Minutes' } } },
  ];
  const lines = commands.map(each => `${JSON.stringify(each)}\n`).join('');
  await runShell(app, ['apply', path, await writeInput(app, 'variables.jsonl', lines)]);
  await app.restart(path);
  const { page } = app;
  await search.open();
  await search.query.fill('the');
  const heads = search.places.getByRole('row').filter({ hasNot: page.getByRole('checkbox') });
  await expect(heads).toHaveCount(2);
  await page.getByRole('button', { name: 'Where' }).click();
  await page.getByRole('combobox', { name: 'Variables of documents' }).fill('minutes');
  await page.getByRole('option', { name: 'Genre: Minutes' }).click();
  await page.keyboard.press('Escape');
  await expect(heads).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Where (set)' })).toBeVisible();
  await search.showAs('Words');
  const columns = page.getByRole('grid', { name: 'Words by frequency' }).getByRole('columnheader');
  await expect(columns.filter({ hasText: /harbour/i })).toHaveCount(0);

  // It is kept with the query, and the shell prints the same.
  await page.getByRole('button', { name: 'Saved' }).click();
  await page.getByRole('menuitem', { name: 'Save this query…' }).click();
  await bench.window.dialog('Save this query').getByRole('textbox', { name: 'Name' }).fill('In minutes');
  await page.keyboard.press('Enter');
  await bench.window.expectSaved();
  const printed = await runShell(app, ['view', path, 'In minutes', '--format', 'json']);
  expect(printed).not.toContain('HARBOUR REFORM');
});

test('rests a judgement on chosen places', async ({ app, bench }) => {
  const { path, search } = await begin(app);
  const commands = [
    { type: 'item.add', args: { id: 'union', kind: 'actor', label: 'Dockers’ Union' } },
    { type: 'judgement.set', args: { itemId: 'union', field: 'actor.influence', status: 'coded', value: 2 } },
  ];
  await app.restart(null);
  const lines = commands.map(each => `${JSON.stringify(each)}\n`).join('');
  await runShell(app, ['apply', path, await writeInput(app, 'judged.jsonl', lines)]);
  await app.restart(path);
  await search.open();
  await search.query.fill("dockers' union");
  await expect(search.rowsOf(search.places)).toHaveCount(3);
  await search.rowsOf(search.places).nth(0).getByRole('checkbox').click();
  await search
    .rowsOf(search.places)
    .nth(2)
    .click({ modifiers: ['Shift'] });
  await app.page.getByRole('button', { name: 'Use as evidence for…' }).click();
  const dialog = bench.window.dialog('Use as evidence for…');
  await dialog.getByRole('combobox').fill('influence');
  await dialog.getByRole('option', { name: /Influence of Dockers/ }).click();
  await expect(bench.window.notice('Used 3 places as evidence for Influence')).toBeVisible();
  await bench.window.expectSaved();
  const [judgement] = await showRecords<{ evidence: string[] }>(app, path, 'judgements');
  const passages = await showPassages(app, path);
  expect(new Set(judgement?.evidence)).toEqual(new Set(passages.map(({ id }) => id)));
  expect(passages).toHaveLength(3);
});

test('sorts and groups the concordance, saves it, and keeps queries', async ({ app, bench }) => {
  const { path, search } = await begin(app);
  const { page } = app;
  await search.open();
  await search.query.fill('the * of');
  await search.showAs('Concordance');
  const rows = search.rowsOf(search.concordance);
  await expect(rows.first()).toBeVisible();
  await page.getByRole('combobox', { name: 'Sort by' }).selectOption({ label: 'What was found' });
  const nodes = async (): Promise<string[]> => {
    const texts = await rows.evaluateAll(list =>
      list.map(row => row.querySelectorAll('[role="gridcell"]')[2]?.textContent ?? ''),
    );
    return texts.map(text => text.toLowerCase());
  };
  await expect
    .poll(async () => {
      const shown = await nodes();
      return shown.join('|') === shown.toSorted((one, other) => one.localeCompare(other)).join('|');
    })
    .toBe(true);
  await page.getByRole('combobox', { name: 'Group' }).selectOption({ label: 'By what was found' });
  await expect(search.concordance.getByRole('row').first()).toContainText(/the \w+ of/);
  await expect(search.concordance.getByRole('row').first().getByRole('checkbox')).toHaveCount(0);

  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  const saved = await (await coming).path();
  const table = Papa.parse<Record<string, string>>(await readFile(saved, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  });
  expect(table.data.length).toBe(await rows.count());
  expect(table.data.every(({ found }) => /^the\s\w+\sof$/i.test(found ?? ''))).toBe(true);

  await page.getByRole('button', { name: 'Saved' }).click();
  await page.getByRole('menuitem', { name: 'Save this query…' }).click();
  const naming = bench.window.dialog('Save this query');
  await naming.getByRole('textbox', { name: 'Name' }).fill('Whose');
  await naming.getByRole('button', { name: 'Save' }).click();
  await expect(naming).toBeHidden();
  await bench.window.expectSaved();
  const printed = await runShell(app, ['view', path, 'Whose', '--format', 'csv']);
  expect(printed.trim().split('\n').length).toBeGreaterThan(table.data.length);

  await search.query.fill('');
  await page.getByRole('button', { name: 'Saved' }).click();
  await page.getByRole('menuitem', { name: 'Whose' }).click();
  await expect(search.query).toHaveValue('the * of');
  await expect(rows.first()).toBeVisible();
});

test('asks for coded passages by conditions, acts on them, and keeps what was asked', async ({
  app,
  bench,
}) => {
  test.setTimeout(120_000);
  const path = join(app.folder, 'Harbours.tracework');
  await runShell(app, ['create', path, '--coder', 'Ana']);
  const imported = await runShell(app, ['import', path, fixtureText('harbour-report.txt')]);
  const { documentId } = JSON.parse(imported.trim().split('\n')[0] ?? '{}') as { documentId: string };
  const passage = (id: string, itemId: string, exact: string, values = {}) => ({
    type: 'passage.add',
    args: { id, documentId, itemId, quote: { exact }, values },
  });
  const commands = [
    { type: 'item.add', args: { id: 'union', kind: 'actor', label: 'Dockers’ Union' } },
    { type: 'item.add', args: { id: 'ministry', kind: 'actor', label: 'Ministry of Ports' } },
    { type: 'item.add', args: { id: 'company', kind: 'tracer', label: 'Public company' } },
    passage('p1', 'union', "The Dockers' Union rejected it at once", {
      'actor.passage.stage': ['legislation'],
    }),
    passage('p2', 'ministry', 'Ministry of Ports proposed'),
    passage('p3', 'company', 'hand the running of the three harbours to a public company'),
    passage('p4', 'union', "The Dockers' Union struck for nine days"),
    {
      type: 'judgement.set',
      args: { itemId: 'ministry', field: 'actor.influence', status: 'coded', value: 2 },
    },
  ];
  const lines = commands.map(each => `${JSON.stringify(each)}\n`).join('');
  await runShell(app, ['apply', path, await writeInput(app, 'coded.jsonl', lines), '--atomic']);
  await app.restart(path);
  const { page } = app;
  const search = new SearchScreen(app);
  const rows = search.rowsOf(search.passages);
  await search.open();
  await search.searchPassages();
  await expect(page.getByRole('heading', { name: 'Ask for coded passages' })).toBeVisible();

  // Item, value and words; by and, by or, and turned round.
  await search.choose(search.condition('1').getByRole('combobox', { name: /^Items/ }), 'Dockers’ Union');
  await expect(rows).toHaveCount(2);
  await page.getByRole('button', { name: 'Add a condition', exact: true }).click();
  await expect(search.condition('2').getByRole('combobox', { name: 'What is asked' })).toBeFocused();
  await search.ask('2', 'Words in it');
  await search.condition('2').getByRole('textbox').fill('struck | (ministry');
  await expect(search.condition('2').getByRole('alert')).toContainText('not closed');
  await expect(page.getByRole('status').filter({ hasText: '1 condition left out' })).toBeVisible();
  await search.condition('2').getByRole('textbox').fill('struck | ministry');
  await expect(rows).toHaveCount(1);
  await page.getByRole('combobox', { name: 'How the conditions' }).selectOption('any');
  await expect(rows).toHaveCount(3);
  await search.condition('2').getByRole('button', { name: 'Not' }).click();
  await expect(search.condition('2').getByRole('button', { name: 'Not' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page.getByRole('combobox', { name: 'How the conditions' }).selectOption('all');
  await expect(rows).toHaveCount(1);
  await search.ask('2', 'Value of a field');
  await search.choose(search.condition('2').getByRole('combobox', { name: /^Field/ }), 'Actor: Stage');
  await search.choose(search.condition('2').getByRole('combobox', { name: /^Values/ }), 'Legislation');
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('struck for nine days');
  await search.condition('2').getByRole('button', { name: 'Not' }).click();
  await expect(rows).toContainText('rejected it at once');

  // Beside others, which are asked for by conditions of their own.
  await search.condition('2').getByRole('button', { name: 'Remove condition 2' }).click();
  await search.ask('1', 'Place beside others');
  await search.condition('1').getByRole('combobox', { name: 'How it lies' }).selectOption('before');
  await search.condition('1').getByRole('textbox', { name: 'At most so far' }).fill('3');
  await search.ask('1.1', 'Kind of item');
  await search.choose(search.condition('1.1').getByRole('combobox', { name: /^Kinds/ }), 'Tracers');
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('Ministry of Ports proposed');
  await expect(rows).toContainText('beside Public company');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await app.findAccessibilityViolations()).toEqual([]);
  }

  // Kept by a name, printed by the shell, renamed, brought back, removed.
  await page.getByRole('button', { name: 'Saved' }).click();
  await page.getByRole('menuitem', { name: 'Save this query…' }).click();
  const name = bench.window.page.getByRole('textbox', { name: 'Name' });
  await name.fill('Before tracers');
  await name.press('Enter');
  await expect(name).toHaveCount(0);
  await bench.window.expectSaved();
  const printed = await runShell(app, ['view', path, 'Before tracers', '--format', 'csv']);
  expect(printed).toContain('Ministry of Ports proposed');
  expect(printed).not.toContain('struck for nine days');
  await page.getByRole('button', { name: 'Saved' }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByRole('menuitem', { name: 'Before tracers', exact: true }).last().click();
  await name.fill('Ahead of tracers');
  await name.press('Enter');
  await expect(name).toHaveCount(0);
  await search.ask('1', 'Coded with');
  await expect(page.getByRole('heading', { name: 'Ask for coded passages' })).toBeVisible();
  await page
    .getByRole('radiogroup', { name: 'What is searched' })
    .getByText('Words', { exact: true })
    .click();
  await page.getByRole('button', { name: 'Saved' }).click();
  await page.getByRole('menuitem', { name: /Ahead of tracers/ }).click();
  await expect(rows).toHaveCount(1);
  await expect(search.condition('1').getByRole('combobox', { name: 'How it lies' })).toHaveValue('before');

  // A passage opens in its text, is coded with something else, and is evidence as it is.
  await search.passages.focus();
  await search.passages.press('Home');
  await search.passages.press('Enter');
  await expect(page.getByRole('document', { name: /HARBOUR/ })).toBeFocused();
  await search.passages.focus();
  await search.passages.press(' ');
  await page.getByRole('button', { name: 'Use as evidence for…' }).click();
  await bench.window
    .dialog('Use as evidence for…')
    .getByRole('option', { name: /Influence of Ministry/ })
    .click();
  await expect(bench.window.notice('Used 1 passage as evidence for Influence')).toBeVisible();
  await search.passages.focus();
  await search.passages.press('Control+a');
  await page.getByRole('button', { name: 'Code 1 with…' }).click();
  const chooser = page.getByRole('combobox', { name: 'Code 1 passages with' });
  await chooser.fill('Public company');
  await chooser.press('Enter');
  await expect(bench.window.notice('Coded 1 place with Public company.')).toBeVisible();
  await bench.window.expectSaved();
  const [judgement] = await showRecords<{ evidence: string[] }>(app, path, 'judgements');
  expect(judgement?.evidence).toEqual(['p2']);
  expect(await showPassages(app, path)).toHaveLength(5);
});

test('counts words, those near, and where they lie', async ({ app }) => {
  const { search } = await begin(app);
  const { page } = app;
  await search.open();
  await search.showAs('Collocates');
  await expect(page.getByRole('heading', { name: 'Nothing searched for' })).toBeVisible();
  await search.showAs('Words');
  const words = page.getByRole('grid', { name: 'Words by frequency' });
  await expect(words.getByRole('row').nth(1)).toContainText('the');
  await page.getByRole('textbox', { name: 'Leave out these words' }).fill('the of a');
  await page.getByRole('textbox', { name: 'Leave out these words' }).press('Enter');
  await expect(words.getByRole('row').nth(1)).not.toContainText(/^the/);
  await words.getByRole('row', { name: /^senate/ }).click();
  await expect(search.query).toHaveValue('senate');
  await expect(search.rowsOf(search.places).first()).toBeVisible();
  await search.showAs('Collocates');
  await page.getByRole('textbox', { name: 'At least so many times near' }).fill('1');
  await expect(
    page.getByRole('grid', { name: 'Collocates' }).getByRole('row', { name: /^the/ }),
  ).toBeVisible();
  await search.showAs('Dispersion');
  await expect(page.getByRole('button', { name: /^Places in .*: open the first/ }).first()).toBeVisible();
});

for (const scheme of ['light', 'dark'] as const) {
  test(`has no accessibility violations in ${scheme} colours`, async ({ app }) => {
    test.setTimeout(240_000);
    const { search } = await begin(app);
    const { page } = app;
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    const found: string[] = [];
    const look = async (place: string): Promise<void> => {
      for (const { id, help, nodes } of await app.findAccessibilityViolations())
        found.push(`${place}: ${id} (${help}) ${nodes.slice(0, 3).join(' ')}`);
    };
    await search.open();
    await look('empty');
    await search.query.fill('senate');
    await expect(search.rowsOf(search.places).first()).toBeVisible();
    await search.places.focus();
    await search.places.press('ArrowDown');
    await search.places.press(' ');
    await expect(page.getByRole('document', { name: /HARBOUR|council/i })).toBeVisible();
    await look('results');
    await search.showAs('Concordance');
    await page.getByRole('combobox', { name: 'Group' }).selectOption({ label: 'By word to the left' });
    await look('concordance');
    await search.showAs('Words');
    await expect(page.getByRole('grid', { name: 'Words by frequency' })).toBeVisible();
    await look('words');
    await search.showAs('Collocates');
    await expect(page.getByRole('grid', { name: 'Collocates' })).toBeVisible();
    await look('collocates');
    await search.showAs('Dispersion');
    await look('dispersion');
    await page.getByRole('button', { name: 'Where' }).click();
    await expect(page.getByRole('radiogroup', { name: 'Which text' })).toBeVisible();
    await look('where');
    await page.keyboard.press('Escape');
    await search.query.fill('(a');
    await expect(page.getByRole('alert').filter({ hasText: 'not closed' })).toBeVisible();
    await look('wrong query');
    expect(found).toEqual([]);
  });
}
