/** PDFs that other programs protected or marked: passwords, highlights taken over, highlights written into a copy. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument, PDFHexString, PDFName } from '@cantoo/pdf-lib';
import { onePage } from '../../../src/storage/testing/raw-pdf.ts';
import { showPassages, showRecords } from '../pages/dataset.ts';
import { expect, test, writeInput } from '../pages/journey.ts';
import { runShell } from '../shell.ts';

test.skip(({ hostKind }) => hostKind !== 'browser', 'The window is the same page in every host.');

const sentence = 'A sentence of a short report.';

async function protectedPdf(): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(onePage({ text: '(The minutes are secret.)' }), {
    updateMetadata: false,
  });
  pdf.encrypt({ userPassword: 'quay', ownerPassword: 'own' });
  return pdf.save();
}

/** A highlight over the sentence, with a note, and a frame where no text is. */
async function markedPdf(): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(onePage(), { updateMetadata: false });
  const note = { T: PDFHexString.fromText('Núria'), Contents: PDFHexString.fromText('Who says so?') };
  const annotations = [
    {
      Subtype: 'Highlight',
      Rect: [49, 196, 390, 214],
      QuadPoints: [49, 214, 390, 214, 49, 196, 390, 196],
      C: [1, 1, 0],
      ...note,
    },
    { Subtype: 'Square', Rect: [60, 40, 160, 90], C: [0, 0, 1] },
  ];
  const refs = annotations.map(annotation =>
    pdf.context.register(pdf.context.obj({ Type: 'Annot', ...annotation })),
  );
  pdf.getPage(0).node.set(PDFName.of('Annots'), pdf.context.obj(refs));
  return pdf.save();
}

test('opens protected PDFs, takes over highlights and writes them into a copy', async ({ app, bench }) => {
  const { importing, data, window } = bench;
  const path = join(app.folder, 'Marked.tracework');
  await runShell(app, ['create', path, '--coder', 'Ana']);
  const items = [
    { type: 'item.add', args: { kind: 'actor', label: 'Harbour council' } },
    { type: 'item.add', args: { kind: 'actor', label: 'Ferry company', colour: '#2b8a3e' } },
  ];
  const lines = items.map(command => `${JSON.stringify(command)}\n`).join('');
  await runShell(app, ['apply', path, await writeInput(app, 'items.jsonl', lines)]);
  await app.restart(path);
  await window.expectSaved();

  // A wrong password is asked for again; the file that needs none is ready meanwhile.
  const original = await markedPdf();
  await importing.open();
  await importing.choose([
    await writeInput(app, 'secret.pdf', await protectedPdf()),
    await writeInput(app, 'marked.pdf', original),
  ]);
  const secret = importing.file('secret.pdf');
  const password = secret.getByLabel('Password of secret.pdf');
  await expect(secret).toContainText('protected by a password');
  await expect(importing.root.getByText('1 file left out')).toBeVisible();
  await password.fill('jetty');
  await password.press('Enter');
  await expect(secret).toContainText('the password does not open it');
  await expect(password).toBeFocused();
  await password.fill('quay');
  await secret.getByRole('button', { name: 'Open' }).click();
  await expect(secret).toContainText('The minutes are secret.');
  await importing.confirm(2);
  await importing.root.getByRole('button', { name: 'Close' }).last().click();

  // Each colour is coded with an item of its own; what was taken over is marked the next time.
  await data.show('Documents');
  const open = data.root.getByRole('button', { name: 'Take over highlights of marked' });
  const dialog = app.page.getByRole('dialog', { name: 'Take over highlights of marked' });
  await open.click();
  const list = dialog.getByRole('region', { name: 'Highlights of the PDF' });
  await expect(list).toContainText(sentence);
  await expect(list).toContainText('Who says so?');
  await expect(list).toContainText('Núria');
  const choose = async (label: RegExp, item: string): Promise<void> => {
    await dialog.getByRole('combobox', { name: label }).fill(item);
    await app.page.getByRole('option', { name: item, exact: true }).click();
  };
  await choose(/^#ffff00/, 'Harbour council');
  await expect(dialog.getByRole('status')).toHaveText('1 to take over, 1 without an item');
  await choose(/^#0000ff/, 'Ferry company');
  await dialog.getByRole('button', { name: 'Take over 2 highlights' }).click();
  await expect(dialog).toBeHidden();
  await window.expectSaved();
  const passages = await showPassages(app, path);
  expect(passages.map(({ item, exact }) => [item, exact]).sort()).toEqual([
    ['Ferry company', ''],
    ['Harbour council', sentence],
  ]);
  const [memo] = await showRecords<{ text: string }>(app, path, 'memos');
  expect(memo?.text).toBe('Who says so?\n— Núria');
  await open.click();
  await choose(/^All of them/, 'Harbour council');
  await expect(list).toContainText('There already');
  await expect(dialog.getByRole('status')).toHaveText('1 to take over, 1 there already');
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  // One undo takes all of them back, one redo brings them back.
  await app.page.keyboard.press('Control+z');
  await expect.poll(async () => (await showPassages(app, path)).length).toBe(0);
  await app.page.keyboard.press('Control+Shift+z');
  await expect.poll(async () => (await showPassages(app, path)).length).toBe(2);

  // The copy is the original and more: both marks of before, and two of ours.
  const folder = join(app.folder, 'copies');
  expect(await data.exportAs(/PDF with highlights/, folder)).toEqual(['marked (highlights).pdf']);
  await expect(data.root.getByText('1 PDF without passages: no copy was made.')).toBeVisible();
  const copy = await readFile(join(folder, 'marked (highlights).pdf'));
  expect(copy.subarray(0, original.length).equals(original)).toBe(true);
  const page = (await PDFDocument.load(copy)).getPage(0);
  expect(page.node.Annots()?.size()).toBe(4);
});

test('asks for the password of a protected PDF when its passages are exported', async ({ app, bench }) => {
  const { data, window } = bench;
  const path = join(app.folder, 'Minutes.tracework');
  await runShell(app, ['create', path, '--coder', 'Ana']);
  const original = await protectedPdf();
  const imported = await runShell(app, [
    ...['import', path, await writeInput(app, 'secret.pdf', original)],
    ...['--password', 'quay', '--coder', 'Ana'],
  ]);
  const { documentId } = JSON.parse(imported) as { documentId: string };
  const add = async (type: string, args: object): Promise<void> => {
    const file = await writeInput(app, `${type}.jsonl`, `${JSON.stringify({ type, args })}\n`);
    await runShell(app, ['apply', path, file, '--coder', 'Ana']);
  };
  await add('item.add', { kind: 'actor', label: 'Harbour council' });
  const [item] = await showRecords<{ id: string }>(app, path, 'items');
  await add('passage.add', { documentId, itemId: item?.id, quote: { exact: 'The minutes are secret.' } });
  await app.restart(path);
  await window.expectSaved();

  const folder = join(app.folder, 'copies');
  expect(await data.exportAs(/PDF with highlights/, folder)).toEqual([]);
  const asking = data.root.getByRole('region', { name: 'Protected files' });
  const password = asking.getByLabel('Password of secret.pdf');
  await expect(asking.getByRole('alert')).toContainText('secret.pdf is protected by a password.');
  await password.fill('jetty');
  await password.press('Enter');
  await expect(asking.getByRole('alert')).toContainText('The password does not open secret.pdf.');
  await expect(password).toBeFocused();
  await password.fill('quay');
  await password.press('Enter');
  const result = data.root.getByRole('region', { name: 'Result of the export' });
  await expect(result.getByRole('cell', { name: 'secret (highlights).pdf' })).toBeVisible();
  await expect(asking).toBeHidden();
  const copy = await readFile(join(folder, 'secret (highlights).pdf'));
  expect(copy.subarray(0, original.length).equals(Buffer.from(original))).toBe(true);
  expect(copy.length).toBeGreaterThan(original.length);
});
