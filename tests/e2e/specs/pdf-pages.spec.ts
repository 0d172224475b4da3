/** PDFs as their pages: coded by mouse and by keyboard, at any zoom and way up, and the same in the text. */
import { PDFDocument } from '@cantoo/pdf-lib';
import { showPassages, showRecords } from '../pages/dataset.ts';
import { test as base, expect, writeInput } from '../pages/journey.ts';
import { makePdf } from '../pages/make-pdf.ts';
import { type BoxOnPage, PageReader } from '../pages/page-reader.ts';

const test = base.extend<{ pages: PageReader }>({
  pages: async ({ app }, use) => use(new PageReader(app)),
});

test.skip(({ hostKind }) => hostKind !== 'browser', 'The window is the same page in every host.');

/** A share of a page below which the eye sees no difference: half a pixel of a small page. */
const SAME = 0.002;

const expectSame = (now: readonly BoxOnPage[], before: readonly BoxOnPage[]): void => {
  expect(now).toHaveLength(before.length);
  for (const [i, box] of now.entries()) {
    for (const [side, share] of box.entries()) {
      expect(Math.abs(share - (before[i]?.[side] ?? Number.NaN)), `box ${i}, side ${side}`).toBeLessThan(
        SAME,
      );
    }
  }
};

/** Where boxes stand on a page that is turned clockwise by a right angle. */
const turned = (boxes: readonly BoxOnPage[]): BoxOnPage[] =>
  boxes.map(([left, top, width, height]) => [1 - top - height, left, height, width]);

test('codes over a page break by mouse, and the passage stays where it stood', async ({
  app,
  bench,
  browser,
  pages,
}) => {
  test.slow();
  const { start, window, importing, reader } = bench;
  const study = await start.createStudy({ name: 'Quay' });
  await importing.importFiles([await writeInput(app, 'quay.pdf', await makePdf(browser))]);
  await pages.expectDrawn(1);
  await pages.goTo('2');
  await pages.expectDrawn(2);

  // From the foot of the first page to the head of the second.
  await pages.tool('The whole page').click();
  await pages.goTo('1');
  await pages.expectDrawn(2);
  await pages.drag('rejected the plan', 'feared that the ferry');
  await reader.code('a', 'Crews');
  const [passage] = await showPassages(app, study);
  expect(passage?.exact.replace(/\s+/g, ' ')).toBe(
    'rejected the plan at once. They had been promised a covered market, and they feared that the ferry',
  );
  const [shown] = await showRecords<{ pages: { page: number }[] }>(app, study, 'passages');
  expect(shown?.pages.map(({ page }) => page)).toEqual([1, 2]);
  const before = { first: await pages.painted(1), second: await pages.painted(2) };

  // Larger, smaller, turned round: relative to its page it stands where it stood.
  await pages.tool('Larger').click();
  await pages.tool('Larger').click();
  await pages.goTo('2');
  expectSame(await pages.painted(2), before.second);
  await pages.tool('The whole page').click();
  await pages.tool('Turn the pages').click();
  await pages.goTo('2');
  expectSame(await pages.painted(2), turned(before.second));
  for (let turns = 0; turns < 3; turns += 1) await pages.tool('Turn the pages').click();
  await pages.goTo('1');
  expectSame(await pages.painted(1), before.first);

  // The text shows the same passage, alone and beside the pages.
  await pages.show('Text');
  await expect(reader.margin.getByRole('button', { name: /^Crews, Actor/ })).toBeVisible();
  await pages.show('Both');
  await expect(reader.margin.getByRole('button', { name: /^Crews, Actor/ })).toHaveCount(2);

  // The one goes where the other is gone to.
  const text = app.page.getByRole('document', { name: 'The quay', exact: true });
  const scrolled = (): Promise<number> => text.evaluate(scroller => scroller.scrollTop);
  await pages.goTo('1');
  const top = await scrolled();
  await pages.goTo('2');
  await expect.poll(scrolled).toBeGreaterThan(top);
  // Or not, where they are let go.
  const together = app.page.getByRole('button', { name: 'Scroll together' });
  await expect(together).toHaveAttribute('aria-pressed', 'true');
  await together.click();
  const second = await scrolled();
  await pages.goTo('1');
  await expect(pages.field).toHaveValue('1');
  expect(await scrolled()).toBe(second);
  await together.click();

  // The text knows on which page it is, and goes to pages.
  await pages.show('Text');
  await pages.field.fill('2');
  await pages.field.press('Enter');
  await expect(pages.field).toHaveValue('2');
  await expect(text).toBeFocused();
  await app.page.keyboard.press('Control+PageUp');
  await expect(pages.field).toHaveValue('1');
  await pages.show('Page');

  // After a power cut it is there again.
  await window.expectSaved();
  await app.restart(study);
  await window.openDocument('The quay');
  await pages.expectDrawn(1);
  expectSame(await pages.painted(1), before.first);
  expect(await app.findAccessibilityViolations()).toEqual([]);
});

test('reads and codes pages by keyboard alone, and draws a region', async ({
  app,
  bench,
  browser,
  pages,
}) => {
  const { start, importing, reader, panels } = bench;
  const study = await start.createStudy({ name: 'Keys' });
  await importing.importFiles([await writeInput(app, 'quay.pdf', await makePdf(browser, { columns: 2 }))]);
  await pages.expectDrawn(1);
  await pages.document.focus();
  const { keyboard } = app.page;

  // Find, stay at the hit, and code the sentence around it.
  await keyboard.press('Control+f');
  await app.page.getByRole('search').getByRole('textbox').fill('ferry company');
  await expect(app.page.getByRole('search')).toContainText(/1 (of|\/) \d/);
  await keyboard.press('Escape');
  await reader.expectFocus();
  await keyboard.press('s');
  await reader.code('v', 'Market');
  const [sentence] = await showPassages(app, study);
  expect(sentence?.exact.replace(/\s+/g, ' ')).toBe(
    'They had been promised a covered market, and they feared that the ferry company would take the only berth with deep water.',
  );
  await pages.painted(1);

  // The cursor goes down a line and to the line's end.
  await keyboard.press('ArrowDown');
  await keyboard.press('Home');
  await keyboard.press('Shift+End');
  await reader.code('a', 'Line');
  expect((await showPassages(app, study)).map(({ item }) => item)).toContain('Line');

  // A region: placed, moved, sized and coded without the mouse.
  await keyboard.press('Escape');
  await keyboard.press('Shift+R');
  await reader.expectSaid('A region is drawn');
  for (let i = 0; i < 3; i += 1) await keyboard.press('ArrowDown');
  for (let i = 0; i < 3; i += 1) await keyboard.press('Shift+ArrowRight');
  await reader.code('t', 'Figure');
  const records = await showRecords<{ item: string; region?: { page: number; rect: number[] } }>(
    app,
    study,
    'passages',
  );
  const region = records.find(({ item }) => item === 'Figure')?.region;
  expect(region?.page).toBe(1);

  // What it says is written into the form of the passage.
  await panels.showTab('Passages');
  await panels.passageForm.scrollIntoViewIfNeeded();
  const words = panels.passageForm.getByLabel('Transcription');
  await words.fill('A map of the berths');
  await words.press('Control+Enter');
  await expect
    .poll(async () =>
      (await showRecords<{ item: string; transcription: string }>(app, study, 'passages'))
        .filter(({ item }) => item === 'Figure')
        .map(({ transcription }) => transcription),
    )
    .toEqual(['A map of the berths']);
  const figure = reader.margin.getByRole('button', { name: /^Figure, Tracer/ });
  await expect(figure).toBeVisible();

  // In the text it is named where it belongs, and leads to its form from there.
  await pages.show('Text');
  await expect(figure).toBeVisible();
  await keyboard.press('Escape');
  await figure.click();
  await expect(figure).toHaveAttribute('aria-pressed', 'true');
});

test('asks for the password of protected pages, and codes pages without text by region', async ({
  app,
  bench,
  browser,
  pages,
}) => {
  const { start, window, importing, reader } = bench;
  await start.createStudy({ name: 'Scans' });
  const file = await PDFDocument.load(await makePdf(browser, { columns: 2 }));
  // A page as a scanner makes it, with no letter on it.
  file.addPage([390, 300]).drawRectangle({ x: 60, y: 60, width: 120, height: 80 });
  file.encrypt({ userPassword: 'quay', ownerPassword: 'own' });
  const path = await writeInput(app, 'scans.pdf', await file.save());
  await importing.open();
  await importing.choose([path]);
  const row = importing.file('scans.pdf');
  await row.getByLabel(/^Password of/).fill('quay');
  await row.getByRole('button', { name: 'Open' }).click();
  await importing.confirm(1);
  await importing.root.getByRole('button', { name: /^Read .* now$/ }).click();

  // The pages ask for themselves; a wrong password is asked for again.
  const form = app.page.getByRole('form', { name: /is protected by a password$/ });
  await form.getByLabel('Password', { exact: true }).fill('jetty');
  await form.getByRole('button', { name: 'Open the pages' }).click();
  await expect(form).toContainText('The password is wrong');
  expect(await app.findAccessibilityViolations()).toEqual([]);
  await form.getByLabel('Password', { exact: true }).fill('quay');
  await form.getByRole('button', { name: 'Open the pages' }).click();
  await pages.expectDrawn(1);

  // Where nothing can be selected, a region can be drawn.
  await pages.goTo('2');
  await expect(pages.bar).toContainText('This page has no text: draw a region to code it.');
  await pages.tool('Draw a region').click();
  const sheet = await pages.sheet(2).boundingBox();
  if (sheet === null) throw new Error('The page is not there.');
  const { mouse } = app.page;
  await mouse.move(sheet.x + sheet.width * 0.2, sheet.y + sheet.height * 0.3);
  await mouse.down();
  await mouse.move(sheet.x + sheet.width * 0.6, sheet.y + sheet.height * 0.7, { steps: 4 });
  await mouse.up();
  await reader.code('t', 'Drawing');
  const [[left, top, width, height] = []] = await pages.painted(2);
  expect(left).toBeCloseTo(0.2, 1);
  expect(top).toBeCloseTo(0.3, 1);
  expect(width).toBeCloseTo(0.4, 1);
  expect(height).toBeCloseTo(0.4, 1);

  // A click on it chooses it, and undo takes it away.
  await app.page.keyboard.press('Escape');
  await mouse.click(sheet.x + sheet.width * 0.4, sheet.y + sheet.height * 0.5);
  await expect(reader.margin.getByRole('button', { pressed: true })).toHaveAccessibleName(/^Drawing, Tracer/);
  await window.undo.click();
  await expect(reader.margin.getByRole('button')).toHaveCount(0);
});
