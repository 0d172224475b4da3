/** axe finds nothing on any screen and in any dialog, in light and in dark colours. */
import type { App } from '../fixtures.ts';
import { AnalyseScreen } from '../pages/analyse-screen.ts';
import { type Bench, expect, fixtureText, test } from '../pages/journey.ts';

// The window is the same in every host; once is enough for so many pictures of it.
test.skip(({ hostKind }) => hostKind !== 'browser', 'The window is the same page in every host.');

const schemes = ['light', 'dark'] as const;

for (const scheme of schemes) {
  test(`has no violations in ${scheme} colours: start, import, coding`, async ({ app, bench }) => {
    test.setTimeout(180_000);
    const { look, found } = await beginToLook(app, scheme);
    await look('start screen');
    await app.page.getByRole('button', { name: /^New study/ }).click();
    await expect(app.page.getByRole('radio').first()).toBeVisible();
    await app.page.getByRole('dialog').getByRole('button', { name: 'Create study' }).click();
    await look('new study, with what is missing');
    await app.page.keyboard.press('Escape');
    await expect(app.page.getByRole('dialog')).toHaveCount(0);

    await bench.start.createStudy({ name: 'Seen' });
    await look('empty study');
    await lookAtImport(bench, look);
    await lookAtCoding(bench, look);
    expect(found).toEqual([]);
  });

  test(`has no violations in ${scheme} colours: lists, dialogs, other screens`, async ({ app, bench }) => {
    test.setTimeout(180_000);
    const { look, found } = await beginToLook(app, scheme);
    await bench.start.createStudy({ name: 'Seen' });
    await bench.importing.importFiles([fixtureText('harbour-report.txt'), fixtureText('council-minutes.md')]);
    await lookAtLists(bench, look);
    await lookAtDialogs(bench, look);
    await lookAtScreens(bench, look);
    expect(found).toEqual([]);
  });

  test(`has no violations in ${scheme} colours: views`, async ({ app, bench }) => {
    test.setTimeout(300_000);
    const { look, found } = await beginToLook(app, scheme);
    await bench.start.createStudy({ name: 'Empty' });
    await lookAtViews(new AnalyseScreen(app), look, 'empty');
    await bench.window.runCommand('Close', 'Close this study');
    await bench.start.openSample();
    await lookAtViews(new AnalyseScreen(app), look, 'sample');
    expect(found).toEqual([]);
  });
}

type Look = (place: string) => Promise<void>;

const beginToLook = async (
  app: App,
  scheme: (typeof schemes)[number],
): Promise<{ look: Look; found: string[] }> => {
  const { page } = app;
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  await expect(page.getByRole('heading', { name: 'Tracework' })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.dataset.mantineColorScheme)).toBe(scheme);
  const found: string[] = [];
  // Other colours change nothing but the contrasts.
  const rules = scheme === 'dark' ? ['color-contrast'] : undefined;
  const look = async (place: string): Promise<void> => {
    for (const { id, help, nodes } of await app.findAccessibilityViolations(rules)) {
      // What a popover covers for the moment is no smaller target.
      const lasting = nodes.filter(node => !node.includes('partially obscured'));
      if (lasting.length > 0) found.push(`${place}: ${id} (${help}) ${lasting.slice(0, 3).join(' ')}`);
    }
  };
  return { look, found };
};

const lookAtImport = async ({ importing }: Bench, look: Look): Promise<void> => {
  await importing.open();
  await look('import, nothing chosen');
  await importing.choose([
    fixtureText('harbour-report.txt'),
    fixtureText('council-minutes.md'),
    fixtureText('empty.txt'),
  ]);
  await look('import, files chosen');
  await importing.confirm(2);
  await look('import, done');
  await importing.root.getByRole('button', { name: 'Read the first now' }).click();
};

const lookAtCoding = async ({ reader, panels }: Bench, look: Look): Promise<void> => {
  await reader.selectAndCode("The Dockers' Union rejected it", 'a', 'Dockers');
  await reader.select('rejected it at once');
  await look('selection with its bar');
  await reader.code('t', 'Port company');
  await reader.select('the Senate had blocked');
  await reader.page.keyboard.press('v');
  await expect(reader.chooser).toBeVisible();
  await look('item chooser');
  await reader.page.keyboard.type('Senate');
  await look('item chooser, creating');
  await reader.page.keyboard.press('Enter');
  await reader.click('rejected it');
  await expect(reader.stack).toBeVisible();
  await look('stack of passages');
  await reader.page.keyboard.press('Escape');

  await panels.chooseItem('Actors', 'Dockers');
  const editor = await panels.beginJudgement('Position');
  await editor.getByRole('button', { name: 'Choose passages' }).click();
  await editor.getByRole('button', { name: 'Add from the text' }).click();
  await look('judgement editor, gathering evidence');
  await editor.getByRole('checkbox').first().check();
  await editor.getByRole('radio', { name: /Neutral/ }).check();
  await editor.getByLabel('Period').fill('not a year');
  await editor.getByRole('button', { name: 'Save', exact: true }).click();
  await look('judgement editor, refused');
  await editor.getByLabel('Period').fill('1995');
  await editor.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(panels.field('Position')).toContainText('Neutral');
  await look('judgements');
  await panels.showTab('Passages');
  await panels.root.getByRole('option', { name: /rejected it/ }).click();
  await expect(panels.passageForm).toBeVisible();
  await look('passage form');
  await panels.showTab('Properties');
  await look('properties');
  await panels.showTab('Links');
  await panels.root.getByRole('button', { name: 'Add a link' }).click();
  await look('link dialog');
  await panels.page.keyboard.press('Escape');
  await panels.showTab('Memos');
  await panels.root.getByRole('button', { name: 'Add a memo' }).click();
  await look('memo editor');
  await panels.root.getByRole('textbox', { name: 'Memo' }).fill('A note.');
  await panels.root.getByRole('button', { name: 'Save memo' }).click();
  await look('memos');
};

const lookAtLists = async ({ reader, window }: Bench, look: Look): Promise<void> => {
  await reader.selectAndCode('THE HARBOUR REFORM', 't', 'Reform');
  for (const list of ['Passages', 'Memos', 'History', 'Documents']) {
    await window.showList(list);
    await look(`list: ${list}`);
  }
  await reader.page.keyboard.press('Control+f');
  await reader.page.getByRole('search').getByRole('textbox').fill('harbour');
  await look('find');
  await reader.page.keyboard.press('Escape');
  await reader.button('What is painted').click();
  await look('what is painted');
  await reader.page.keyboard.press('Escape');
  await window.openDocument('Minutes of the Water Council');
  await look('Markdown');
};

const lookAtViews = async (analyse: AnalyseScreen, look: Look, study: string): Promise<void> => {
  await analyse.open();
  for (const view of await analyse.names()) {
    await analyse.choose(view);
    if (await analyse.hasPicture()) {
      await analyse.show('Picture');
      await expect(analyse.picture).toBeVisible();
      await look(`${study}, ${view}: picture`);
      await analyse.show('Table');
    }
    if ((await analyse.table.count()) > 0) await analyse.table.getByRole('gridcell').first().click();
    await look(`${study}, ${view}: table`);
  }
  await analyse.root.getByRole('button', { name: 'More options' }).click();
  await expect(analyse.page.getByRole('dialog', { name: 'More options' })).toBeVisible();
  await look(`${study}: more options`);
  await analyse.page.keyboard.press('Escape');
};

const lookAtDialogs = async ({ window }: Bench, look: Look): Promise<void> => {
  const { page } = window;
  await page.keyboard.press('Control+k');
  await expect(window.dialog('Search, or run a command')).toBeVisible();
  await look('search and commands');
  await page.keyboard.press('Escape');
  for (const [command, title] of [
    ['Settings', 'Settings'],
    ['Keyboard shortcuts', 'Keyboard shortcuts'],
    ['About Tracework', /About|Tracework/],
    ['Add a coder', 'Add a coder'],
    ['Name and description of the study', 'Study'],
  ] as const) {
    await page.getByRole('button', { name: 'Study: Seen' }).click();
    await page.getByRole('menuitem', { name: new RegExp(`^${command}`) }).click();
    await expect(window.dialog(title)).toBeVisible();
    await look(`dialog: ${command}`);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
};

const lookAtScreens = async ({ window: { page }, data, codebook }: Bench, look: Look): Promise<void> => {
  await codebook.show();
  await look('codebook: kind');
  await codebook.root.getByRole('button', { name: 'Add a field' }).first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('new field');
  await page.keyboard.press('Escape');
  for (const part of ['Stage', 'Types of link', 'Variables of documents']) {
    await codebook.open(part);
    await look(`codebook: ${part}`);
  }
  for (const tab of ['Documents', 'Export', 'Integrity check', 'Coders', 'Removed things', 'History']) {
    await data.show(tab);
    await look(`data: ${tab}`);
  }
  await data.expectSound();
  await look('result of the check');
};
