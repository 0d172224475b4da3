/** The codebook is data: a kind, a field and a vocabulary of the researcher's own work at once in the text. */
import { showPassages, showRecords } from '../pages/dataset.ts';
import { expect, fixtureText, test } from '../pages/journey.ts';

test.skip(({ hostKind }) => hostKind !== 'browser', 'The window is the same page in every host.');

test('codes with a kind, a field and a vocabulary made on the Codebook screen', async ({ app, bench }) => {
  const { start, importing, reader, window, panels, codebook } = bench;
  const path = await start.createStudy({ name: 'Own kinds' });
  await importing.importFiles([fixtureText('harbour-report.txt')]);

  await codebook.show();
  await codebook.addVocabulary('Tone', ['Hopeful', 'Bitter']);
  await codebook.addKind('Argument', 'Arguments', 'g');
  await codebook.addField({ of: 'Judgements', label: 'Weight', type: 'Number' });
  await codebook.addField({
    of: 'Fields of its passages',
    label: 'Tone',
    type: 'Choice from a vocabulary',
    vocabulary: 'Tone',
  });

  // A key that is taken, or that the text needs itself, is refused and says why.
  const key = codebook.root.getByRole('textbox', { name: 'Key', exact: true });
  await key.fill('a');
  await expect(codebook.root.getByText('The key A belongs to Actor.')).toBeVisible();
  await key.fill('n');
  await expect(codebook.root.getByText(/N means “Next passage”/)).toBeVisible();
  await expect(key).toHaveValue('G');

  await window.showScreen('Code');
  await reader.selectAndCode('Half a harbour is better than none', 'g', 'Half a loaf');
  await expect(panels.root.getByRole('tab', { name: /^Arguments/ })).toBeVisible();
  const editor = await panels.beginJudgement('Weight');
  await editor.getByRole('textbox', { name: 'Weight' }).fill('3');
  await editor.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(panels.field('Weight')).toContainText('3');
  await panels.showTab('Passages');
  await panels.root.getByRole('option', { name: /Half a harbour/ }).click();
  await panels.pick(panels.passageForm.getByRole('combobox', { name: 'Tone' }), 'Bitter');
  await window.expectSaved();
  expect(await showPassages(app, path)).toMatchObject([
    { item: 'Half a loaf', exact: 'Half a harbour is better than none' },
  ]);
  const [passage] = await showPassages(app, path);
  expect(JSON.stringify(passage?.values)).toMatch(/bitter/i);

  // A kind with items goes only after a question, with all that is in it, and comes back whole.
  await codebook.show();
  await codebook.open('Arguments');
  await codebook.root.getByRole('button', { name: 'Remove', exact: true }).click();
  const question = codebook.dialog('Remove the kind “Argument”?');
  await expect(question).toContainText('1 item, 1 passage');
  await question.getByRole('button', { name: /^Remove/ }).click();
  await expect(question).toBeHidden();
  expect(await showPassages(app, path)).toHaveLength(0);
  await codebook.open('Removed');
  await codebook.root.getByRole('button', { name: 'Restore kind Argument' }).click();
  await window.expectSaved();
  expect(await showPassages(app, path)).toHaveLength(1);
});

test('works with the kinds of another codebook', async ({ app, bench }) => {
  const { start, importing, reader, panels, window } = bench;
  const path = await start.createStudy({ name: 'Themes', codebook: 'Thematic analysis' });
  await importing.importFiles([fixtureText('second-note.txt')]);
  await expect(panels.root.getByRole('tab')).toHaveText([/^Themes/]);
  await reader.selectAndCode("a pilotage service of the town's own", 't', 'Self-rule');
  await panels.showTab('Properties');
  await panels.root.getByRole('textbox').last().fill('What towns want for themselves.');
  await app.page.keyboard.press('Control+Enter');
  await window.expectSaved();
  const [theme] = await showRecords<{ label: string; kind: string; values: object }>(app, path, 'items');
  expect(theme).toMatchObject({ label: 'Self-rule', kind: 'Theme' });
  expect(JSON.stringify(theme?.values)).toContain('What towns want for themselves.');
});

test('describes documents by variables of its own', async ({ app, bench }) => {
  const { start, importing, window, codebook, data } = bench;
  const path = await start.createStudy({ name: 'Variables' });
  await importing.importFiles([fixtureText('second-note.txt')]);
  await data.show('Documents');
  const button = data.root.getByRole('button', { name: /^Variables of/ });
  await button.click();
  await expect(data.root).toContainText('declares no variables of documents yet');
  await codebook.show();
  await codebook.open('Variables of documents');
  await codebook.addField({ of: 'Variables of documents', label: 'Publisher', type: 'Text' });
  await data.show('Documents');
  await button.click();
  const box = data.root.getByRole('textbox', { name: 'Publisher' });
  await box.fill('Port authority');
  await box.press('Control+Enter');
  await window.expectSaved();
  const [document] = await showRecords<{ values: object }>(app, path, 'documents');
  expect(JSON.stringify(document?.values)).toContain('Port authority');
});
