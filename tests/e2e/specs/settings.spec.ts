/** What the window remembers: the researcher's taste, the study, and the place in it. */
import { expect, fixtureText, test } from '../pages/journey.ts';

test('keeps typeface, colours, study and place over a reload', async ({ app, bench }) => {
  const { start, importing, reader, window, panels } = bench;
  await start.createStudy({ name: 'Settings' });
  await importing.importFiles([fixtureText('council-minutes.md'), fixtureText('harbour-report.txt')]);
  await window.openDocument('THE HARBOUR REFORM');
  await reader.selectAndCode("become the company's closest ally", 'a', 'Dockers');
  await reader.code('t', 'Ally');
  await panels.chooseItem('Actors', 'Dockers');

  await app.page.keyboard.press('Control+,');
  const settings = window.dialog('Settings');
  await settings.getByText('Sans serif', { exact: true }).click();
  await settings.getByText('Dark', { exact: true }).click();
  await settings.getByLabel('Size of the text, in pixels').fill('21');
  await settings.getByLabel('Line spacing').fill('2');
  await app.page.keyboard.press('Escape');
  await expect(settings).toBeHidden();
  const look = () =>
    reader.find('become the company').then(() =>
      reader.text.evaluate(root => {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        let element: HTMLElement | null = null;
        while (walker.nextNode()) {
          if (/closest ally/.test(walker.currentNode.nodeValue ?? ''))
            element = walker.currentNode.parentElement;
        }
        const style = getComputedStyle(element ?? root);
        return {
          size: style.fontSize,
          serif: style.fontFamily.startsWith('system-ui') || !style.fontFamily.includes('serif'),
          scheme: document.documentElement.dataset.mantineColorScheme,
        };
      }),
    );
  const chosen = await look();
  expect(chosen).toMatchObject({ size: '21px', scheme: 'dark' });
  const { scrollTop } = await reader.text.evaluate(element => ({ scrollTop: element.scrollTop }));
  expect(scrollTop).toBeGreaterThan(100);
  // The place is noted when scrolling has rested.
  await app.page.waitForTimeout(500);

  await app.page.reload();
  await expect(app.page).toHaveTitle('Settings - Tracework');
  await expect(app.page.getByRole('document', { name: /THE HARBOUR REFORM/ })).toBeVisible();
  await expect
    .poll(() => reader.text.evaluate(element => Math.round(element.scrollTop / 40)))
    .toBe(Math.round(scrollTop / 40));
  await expect(panels.details('Dockers')).toBeVisible();
  expect(await look()).toEqual(chosen);
});

test('offers recent studies at the start, and forgets one that is gone', async ({ app, bench }) => {
  const { start, window } = bench;
  await start.createStudy({ name: 'First' });
  await app.page.getByRole('button', { name: 'Study: First' }).click();
  await app.page.getByRole('menuitem', { name: /^Close this study/ }).click();
  await start.createStudy({ name: 'Second' });
  await app.page.getByRole('button', { name: 'Study: Second' }).click();
  await app.page.getByRole('menuitem', { name: /^Close this study/ }).click();
  await expect(app.page.getByRole('heading', { name: 'Recent studies' })).toBeVisible();
  await app.page.getByRole('button', { name: /^First/ }).click();
  await expect(app.page).toHaveTitle('First - Tracework');
  await expect(window.undo).toBeDisabled();
  await app.page.getByRole('button', { name: 'Study: First' }).click();
  await app.page.getByRole('menuitem', { name: /^Close this study/ }).click();
  await app.page.getByRole('button', { name: 'Take Second off this list' }).click();
  await expect(app.page.getByRole('button', { name: /^Second/ })).toHaveCount(0);
});
