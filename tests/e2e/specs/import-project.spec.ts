/** Another program's project: looked at before anything is changed, taken in as one change, taken back by one undo. */
import { strToU8, zipSync } from 'fflate';
import { showPassages, showRecords } from '../pages/dataset.ts';
import { ImportProjectDialog } from '../pages/import-project-dialog.ts';
import { expect, test, writeInput } from '../pages/journey.ts';

test.skip(({ hostKind }) => hostKind !== 'browser', 'The window is the same page in every host.');

const guid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const text = 'The dockers struck in May. The ministry 😀 gave way.';

const selection = (number: number, name: string, code: number): string => {
  const start = [...text.slice(0, Math.max(0, text.indexOf(name)))].length;
  return (
    `<PlainTextSelection guid="${guid(number)}" name="${name}" startPosition="${start}" endPosition="${start + [...name].length}">` +
    `<Coding guid="${guid(number + 100)}" creatingUser="${guid(90)}"><CodeRef targetGUID="${guid(code)}"/></Coding></PlainTextSelection>`
  );
};

const project = zipSync({
  'project.qde': strToU8(
    `<Project name="Harbour" origin="NVivo" xmlns="urn:QDA-XML:project:1.0"><Users><User guid="${guid(90)}" name="Bea"/></Users>` +
      `<CodeBook><Codes><Code guid="${guid(1)}" name="Strikes" isCodable="true"/><Code guid="${guid(2)}" name="State" isCodable="true"/></Codes></CodeBook>` +
      `<Sources><TextSource guid="${guid(10)}" name="Minutes" plainTextPath="internal://m.txt">${selection(20, 'dockers struck', 1)}${selection(21, 'ministry 😀', 2)}` +
      `<PlainTextSelection guid="${guid(22)}" name="gone from the text" startPosition="900" endPosition="950"><Coding guid="${guid(122)}" creatingUser="${guid(90)}"><CodeRef targetGUID="${guid(2)}"/></Coding></PlainTextSelection>` +
      `</TextSource></Sources></Project>`,
  ),
  'sources/m.txt': strToU8(text),
});

test('shows what a project would bring, takes it in as one change, and back', async ({ app, bench }) => {
  const { start, window } = bench;
  const path = await start.createStudy({ name: 'Exchange' });
  const dialog = new ImportProjectDialog(app);
  await dialog.open();

  await dialog.choose(await writeInput(app, 'notes.txt', 'These are just notes.'));
  await expect(dialog.root.getByRole('alert')).toContainText('notes.txt could not be recognised');

  await dialog.choose(await writeInput(app, 'harbour.qdpx', project));
  await expect(dialog.root.getByRole('status')).toHaveText('Harbour · NVivo');
  await expect(dialog.part(/^1 document$/)).toContainText('Minutes 3 passages');
  await expect(dialog.part(/^2 codes/)).toContainText('State 2 passages');
  await expect(dialog.part(/^1 coder$/)).toContainText('Bea 3 passages · new');
  await expect(dialog.part(/without a place/)).toContainText('“gone from the text”');
  await expect(dialog.import).toBeDisabled();
  await dialog.root.getByLabel('Kind of the 2 codes that belong to none').selectOption('Actor');
  await dialog.import.click();
  await expect(dialog.root.getByRole('status')).toHaveText(
    'Imported as one change: 1 document, 2 items, 2 passages, 1 memo, 0 links.',
  );
  await dialog.root.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(dialog.root).toBeHidden();

  const passages = await showPassages(app, path);
  expect(passages.map(({ exact, item }) => [exact, item])).toEqual([
    ['dockers struck', 'Strikes'],
    ['ministry 😀', 'State'],
  ]);
  const memos = await showRecords<{ text: string }>(app, path, 'memos');
  expect(memos.map(memo => memo.text)).toEqual([expect.stringContaining('“gone from the text”')]);

  // Once more: nothing is left to add.
  await dialog.open();
  await dialog.choose(await writeInput(app, 'harbour.qdpx', project));
  await expect(dialog.part(/^1 document$/)).toContainText('in the study already as “Minutes”');
  await dialog.import.click();
  await expect(dialog.root.getByRole('status')).toContainText('The study has all of this project already');
  await dialog.root.getByRole('button', { name: 'Close', exact: true }).last().click();

  await expect(window.undo).toHaveAccessibleName('Undo: Import project Harbour');
  await window.undo.click();
  await expect.poll(async () => (await showPassages(app, path)).length).toBe(0);
});
