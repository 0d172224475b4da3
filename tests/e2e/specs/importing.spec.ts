/** What may be imported and what not: encodings, duplicates, empty and binary files, files that are dropped. */
import { join } from 'node:path';
import { readText, showRecords } from '../pages/dataset.ts';
import { expect, fixtureText, test, writeInput } from '../pages/journey.ts';

interface ShownDocument {
  id: string;
  title: string;
  fileName: string;
}

/** Windows-1252: curly quotes, a dash, the euro sign and accents, one byte each. */
const inWindows1252 = (text: string): Uint8Array =>
  Uint8Array.from(text, sign => {
    const special: Record<string, number> = { '“': 0x93, '”': 0x94, '–': 0x96, '€': 0x80, '’': 0x92 };
    return special[sign] ?? sign.charCodeAt(0);
  });

const oldLetter =
  'The señor said “the tariff – all of it – is dead”. It cost €40 a year in São João.\r\n' +
  'Más tarde, el café de la estación fue cerrado. The council’s répondeur stayed silent.\r\n';

test('detects encodings, lets them be changed, and names what it cannot take', async ({ app, bench }) => {
  const { start, importing, window } = bench;
  const path = await start.createStudy({ name: 'Imports' });
  const letter = await writeInput(app, 'old-letter.txt', inWindows1252(oldLetter));
  const utf16 = await writeInput(
    app,
    'wide.txt',
    Buffer.from('\uFEFFÚltima nota sobre o porto.\n', 'utf16le'),
  );
  const empty = await writeInput(app, 'empty.txt', '');
  const binary = await writeInput(app, 'program.txt', Uint8Array.from([127, 69, 76, 70, 0, 0, 1, 0, 0, 3]));

  await importing.open();
  await importing.choose([letter, utf16, empty, binary]);
  await expect(importing.file('empty.txt')).toContainText(/empty/i);
  await expect(importing.file('program.txt')).toContainText(/binary|no text|not text/i);
  await expect(importing.root.getByText('2 files left out')).toBeVisible();
  await expect(importing.root.getByRole('combobox', { name: 'Encoding of wide.txt' })).toHaveValue(/UTF-16/);

  // The letter is understood as it was meant; another encoding may be tried, and the first one taken again.
  const encoding = importing.root.getByRole('combobox', { name: 'Encoding of old-letter.txt' });
  const sample = importing.root.getByRole('region', { name: 'Beginning of old-letter.txt' });
  await expect(encoding).toHaveValue(/1252/);
  await expect(sample).toContainText('“the tariff – all of it – is dead”');
  const detected = await encoding.inputValue();
  const choose = async (label: string): Promise<void> => {
    await encoding.click();
    await encoding.fill('');
    await app.page.getByRole('option', { name: label, exact: true }).click();
  };
  await choose('Western European (Mac OS Roman)');
  await expect(importing.file('old-letter.txt')).toContainText('Your choice');
  await expect(sample).not.toContainText('“the tariff');
  await choose(detected);
  await expect(sample).toContainText('“the tariff – all of it – is dead”');

  await importing.confirm(2);
  await importing.root.getByRole('button', { name: 'Read the first now' }).click();
  await window.expectSaved();
  const documents = await showRecords<ShownDocument>(app, path, 'documents');
  const stored = documents.find(({ fileName }) => fileName === 'old-letter.txt');
  expect(await readText(path, stored?.id ?? '')).toBe(oldLetter.replaceAll('\r\n', '\n'));

  // The same bytes under another name: told, and not taken twice.
  const twin = await writeInput(app, 'copy-of-letter.txt', inWindows1252(oldLetter));
  await importing.open();
  await importing.choose([twin]);
  await expect(importing.file('copy-of-letter.txt')).toContainText('The study has the same file already');
  await expect(importing.root.getByRole('button', { name: /^Import/, disabled: true })).toBeVisible();
});

test('takes files that are dropped on the window', async ({ app, bench }) => {
  const { start, importing, reader } = bench;
  await start.createStudy({ name: 'Dropped' });
  const dropped = await app.page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['# A dropped note\n\nOf *two* lines.\n'], 'dropped.md', { type: '' }));
    transfer.items.add(new File([new Uint8Array([0, 1, 2, 3, 0, 0, 255])], 'dropped.bin', { type: '' }));
    return transfer;
  });
  const target = app.page.getByRole('region', { name: 'Text' });
  await target.dispatchEvent('dragenter', { dataTransfer: dropped });
  await expect(app.page.getByText('Drop to import into this study')).toBeVisible();
  await target.dispatchEvent('dragover', { dataTransfer: dropped });
  await target.dispatchEvent('drop', { dataTransfer: dropped });
  await expect(app.page.getByText('Drop to import into this study')).toBeHidden();
  await expect(importing.file('dropped.md')).toContainText('A dropped note');
  await expect(importing.file('dropped.bin')).toBeVisible();
  await expect(importing.root.getByText('1 file left out')).toBeVisible();
  await importing.confirm(1);
  await importing.root.getByRole('button', { name: 'Read it now' }).click();
  await expect(reader.text.getByRole('heading', { name: 'A dropped note' })).toBeVisible();
});

test('removes a document with its passages and brings both back', async ({ app, bench }) => {
  const { start, importing, reader, window, data } = bench;
  await start.createStudy({ name: 'Removing' });
  await importing.importFiles([fixtureText('second-note.txt')]);
  await reader.selectAndCode('The mayor of Vale', 'a', 'Mayor');
  await data.show('Documents');
  await data.root.getByRole('button', { name: 'Remove A note on the port of Vale.' }).click();
  await expect(data.root.getByText('No documents yet.')).toBeVisible();
  await window.showScreen('Code');
  await expect(app.page.getByRole('heading', { name: /No document/ })).toBeVisible();
  await data.show('Removed things');
  await data.root
    .getByRole('button', { name: /^Restore/ })
    .first()
    .click();
  await window.showScreen('Code');
  await window.openDocument('A note on the port of Vale.');
  await expect(reader.margin.getByRole('button', { name: /Mayor/ })).toBeVisible();
});

test('takes the files of a folder, and tells what it leaves out', async ({ app, bench }) => {
  const { start, importing, window } = bench;
  await start.createStudy({ name: 'Folder' });
  for (let number = 1; number <= 22; number += 1)
    await writeInput(app, `letters/letter ${number}.txt`, `Letter number ${number} to the port.\n`);
  await writeInput(app, 'letters/old/Last.md', '# The last letter\n');
  await writeInput(app, 'letters/old/plan.png', 'picture');
  await importing.open();
  const asked = app.page.waitForEvent('filechooser');
  await importing.root.getByRole('button', { name: 'Choose a folder…' }).click();
  await (await asked).setFiles(join(app.folder, 'input', 'letters'));
  await expect(importing.root.getByText('Left out: 1 file of a format that is not read')).toContainText(
    'plan.png',
  );
  await expect(importing.file('Last.md')).toContainText('The last letter');
  // So many rows say how each would be read only when asked.
  await expect(importing.root.getByRole('combobox', { name: 'Encoding of letter 3.txt' })).toHaveCount(0);
  await importing.root.getByRole('button', { name: 'How letter 3.txt is read' }).click();
  await expect(importing.root.getByRole('combobox', { name: 'Encoding of letter 3.txt' })).toBeVisible();
  await importing.confirm(23);
  await importing.root.getByRole('button', { name: 'Close' }).last().click();
  await expect(window.lists.getByRole('list', { name: 'Documents' }).getByRole('button')).toHaveCount(23);
});
