/** Two coders differ; the conflict is shown, settled, undone and done again. Any passage is used as evidence by keys. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import type { App } from '../fixtures.ts';
import { showRecords } from '../pages/dataset.ts';
import { type Bench, expect, fixtureText, test } from '../pages/journey.ts';
import { runShell } from '../shell.ts';

test.skip(({ hostKind }) => hostKind !== 'browser', 'The window is the same page in every host.');

interface Judged {
  id: string;
  value: unknown;
  evidence: string[];
  rationale: string;
  settles: string[];
  settledBy: string | null;
}

const position = { itemId: 'dockers', field: 'position', about: 'company', period: '2011', status: 'coded' };

/** A study on which Ana and Ben differ, opened in the name of Ben. */
async function openDiffering(app: App): Promise<string> {
  const path = join(app.folder, 'Differing.tracework');
  await runShell(app, ['create', path, '--name', 'Differing', '--coder', 'Ana']);
  const imported = await runShell(app, ['import', path, fixtureText('harbour-report.txt')]);
  const { documentId } = JSON.parse(imported) as { documentId: string };
  const apply = async (coder: string, commands: readonly [string, object][]): Promise<void> => {
    const file = join(app.folder, `${coder}.jsonl`);
    await writeFile(file, commands.map(([type, args]) => `${JSON.stringify({ type, args })}\n`).join(''));
    await runShell(app, ['apply', path, file, '--coder', coder]);
  };
  const code = (id: string, itemId: string, exact: string): [string, object] => [
    'passage.add',
    { id, documentId, itemId, quote: { exact } },
  ];
  await apply('Ana', [
    ['item.add', { id: 'dockers', kind: 'actor', label: 'Dockers' }],
    ['item.add', { id: 'shippers', kind: 'actor', label: 'Shippers' }],
    ['item.add', { id: 'company', kind: 'tracer', label: 'Port company' }],
    code('p-reject', 'dockers', "The Dockers' Union rejected it at once"),
    code('p-strike', 'dockers', "The Dockers' Union struck for nine days"),
    code('p-welcome', 'shippers', 'the Chamber of Shippers welcomed it'),
    [
      'judgement.set',
      { ...position, id: 'j-ana', value: -3, rationale: 'It struck.', evidence: ['p-strike'] },
    ],
  ]);
  await apply('Ben', [
    ['judgement.set', { ...position, id: 'j-ben', value: -2, evidence: ['p-reject'] }],
    [
      'judgement.set',
      { itemId: 'dockers', field: 'influence', id: 'j-influence', status: 'coded', value: 3 },
    ],
  ]);
  await app.restart(path);
  return path;
}

async function expectAccessible(app: App): Promise<void> {
  expect(await app.findAccessibilityViolations()).toEqual([]);
}

const judgementsOf = (app: App, path: string) => showRecords<Judged>(app, path, 'judgements');

async function showDockers({ panels }: Bench): Promise<{ differ: Locator; settled: Locator }> {
  await panels.chooseItem('Actors', 'Dockers');
  const field = panels.field('Position');
  return {
    differ: field.getByRole('region', { name: 'Judges differ: Position, Port company · 2011' }),
    settled: field.getByRole('region', { name: 'Settled: Position, Port company · 2011' }),
  };
}

test('shows what judges differ on, settles it with a reason, and brings it back by undo', async ({
  app,
  bench,
}) => {
  test.setTimeout(120_000);
  const path = await openDiffering(app);
  const { page } = app;
  const { differ, settled } = await showDockers(bench);
  await expect(differ).toContainText('−3 Strongly opposes');
  await expect(differ).toContainText('−2 Opposes');

  await differ.getByRole('button', { name: /^Settle: Position/ }).click();
  const editor = bench.panels
    .field('Position')
    .getByRole('region', { name: /^Settle what judges differ on/ });
  const opinions = editor.getByRole('list', { name: 'What the judges say' });
  await expect(opinions.getByRole('listitem')).toHaveCount(2);
  await expect(opinions).toContainText('It struck.');

  // It begins with nothing, and is not saved before it says what holds and why.
  await expect(editor.getByRole('radio', { checked: true })).toHaveCount(0);
  await editor.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(editor).toContainText('A settlement says what holds');
  await expect(editor).toContainText('Say why');
  // The first of them is where the eyes and the keyboard are, however low the panel.
  await expect(editor.getByText('A settlement says what holds')).toBeInViewport();
  await expect(editor.getByRole('radiogroup', { name: 'Status' }).locator(':focus')).toHaveCount(1);

  await opinions.getByRole('button', { name: 'Take this: −3 Strongly opposes, Ana' }).click();
  await expect(editor.getByRole('radio', { name: '−3 Strongly opposes' })).toBeChecked();
  const evidence = editor.getByRole('region', { name: 'Evidence' });
  await expect(evidence.getByRole('listitem')).toHaveCount(1);
  // Evidence of both is at hand.
  await editor.getByRole('button', { name: 'Choose passages' }).click();
  await expect(editor.getByRole('radio', { name: 'Theirs' })).toBeChecked();
  const offered = editor.getByRole('group', { name: 'Passages to choose from' });
  await expect(offered.getByRole('checkbox')).toHaveCount(2);
  await offered.getByRole('checkbox', { name: /rejected it at once/ }).check();
  await editor.getByLabel('Rationale').fill('A strike tells more than a vote.');
  await editor.getByRole('button', { name: 'Save', exact: true }).click();

  await expect(settled).toContainText(/Settled by Ben on \d{4}-\d\d-\d\d/);
  await expect(settled).toContainText('A strike tells more than a vote.');
  await expect(settled).toContainText('Held before it was settled');
  await expect(differ).toHaveCount(0);
  await bench.window.expectSaved();
  const [settlement] = (await judgementsOf(app, path)).filter(({ settles }) => settles.length > 0);
  expect(settlement).toMatchObject({ value: -3, evidence: ['p-strike', 'p-reject'] });
  expect(settlement?.settles.toSorted()).toEqual(['j-ana', 'j-ben']);
  expect((await judgementsOf(app, path)).find(({ id }) => id === 'j-ana')?.settledBy).toBe(settlement?.id);
  await expectAccessible(app);

  await page.getByRole('button', { name: /^Undo: / }).click();
  await expect(differ).toBeVisible();
  await expect(settled).toHaveCount(0);
  await page.getByRole('button', { name: /^Redo: / }).click();
  await expect(settled).toContainText('−2 Opposes');
  await expect(differ).toHaveCount(0);

  // Ben says something else than what was settled: he is heard again.
  await settled.getByRole('button', { name: /^−2 Opposes/ }).click();
  const own = bench.panels.field('Position').getByRole('region', { name: /^Judgement/ });
  await expect(own).toContainText('Settled by Ben. It counts again once it says something else.');
  await own.getByRole('radio', { name: '0 Neutral' }).check();
  await own.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(differ).toContainText('0 Neutral');
  await expect(differ).toContainText('−3 Strongly opposes');
});

test('uses any passage as evidence by keys, and says which judgements rest on it', async ({ app, bench }) => {
  test.setTimeout(120_000);
  const path = await openDiffering(app);
  const { page } = app;
  const { keyboard } = page;
  const { reader, panels } = bench;
  const dialog = page.getByRole('dialog', { name: 'Use as evidence for…' });
  const influence = async () => (await judgementsOf(app, path)).find(({ id }) => id === 'j-influence');

  await showDockers(bench);
  await expect(panels.field('Influence')).toContainText('Unsupported');
  await reader.click('the Chamber of Shippers welcomed it');
  await expect(panels.details('Shippers')).toBeVisible();
  await keyboard.press('e');
  const box = dialog.getByRole('combobox');
  await expect(box).toBeFocused();
  await keyboard.type('dockers influence');
  await expect(dialog.getByRole('option').first()).toContainText('Influence of Dockers');
  await expectAccessible(app);
  await keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await reader.expectSaid('Evidence for Influence of Dockers: 1 passage');
  await bench.window.expectSaved();
  expect((await influence())?.evidence).toEqual(['p-welcome']);

  // The passage says so, and leads there.
  await reader.expectFocus();
  await keyboard.press('Enter');
  const resting = panels.passageForm.getByRole('region', { name: 'Judgements that rest on this passage' });
  await expect(resting).toContainText('1 judgement rests on it');
  await resting.getByRole('button', { name: /Influence of Dockers/ }).click();
  const editor = panels.field('Influence').getByRole('region', { name: /^Judgement/ });
  await expect(editor.getByRole('region', { name: 'Evidence' })).toContainText('welcomed it');
  await editor.getByRole('button', { name: 'Cancel' }).click();
  await expect(panels.field('Influence')).toContainText('1 passage');

  // From its name in the margin, too.
  await reader.margin.getByRole('button', { name: /^Shippers/ }).focus();
  await keyboard.press('e');
  await expect(dialog.getByRole('option', { name: /Influence of Dockers/ }).first()).toContainText(
    'Rests on it already',
  );
  await keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await reader.margin.getByRole('button', { name: /^Shippers/ }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: /^Use as evidence/ }).click();
  await expect(box).toBeFocused();
  await keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  // One undo takes it back; evidence that is removed shows as such.
  await keyboard.press('Control+z');
  await expect(panels.field('Influence')).toContainText('Unsupported');
  await keyboard.press('Control+Shift+z');
  await expect(panels.field('Influence')).not.toContainText('Unsupported');

  // From the list of all passages, a new judgement is begun that rests on one.
  await page.getByRole('tab', { name: 'Passages', exact: true }).first().click();
  const list = page.getByRole('listbox', { name: 'Passages', exact: true });
  await expect(list.getByRole('option', { name: /welcomed it/ })).toContainText('1 judgement');
  await list.focus();
  await keyboard.press('Home');
  await keyboard.press('e');
  await expect(box).toBeFocused();
  await keyboard.type('interest dockers');
  await expect(dialog.getByRole('option')).toHaveCount(1);
  await keyboard.press('Enter');
  const begun = panels.field('Interest').getByRole('region', { name: /^New judgement/ });
  await expect(begun.getByRole('region', { name: 'Evidence' }).getByRole('listitem')).toHaveCount(1);
  await begun.getByRole('button', { name: 'Cancel' }).click();

  await list.getByRole('option', { name: /welcomed it/ }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await panels.chooseItem('Actors', 'Dockers');
  await expect(panels.field('Influence')).toContainText('Unsupported');
  await expect(panels.field('Influence')).toContainText('1 passage removed');
});

test('says that the filter hides what was coded, and shows it', async ({ app, bench }) => {
  await openDiffering(app);
  const { page } = app;
  const { reader } = bench;
  await page.getByRole('button', { name: 'What is painted' }).click();
  await page
    .getByRole('dialog', { name: 'What is painted' })
    .getByRole('checkbox', { name: 'Tracers' })
    .uncheck();
  await page.keyboard.press('Escape');
  await reader.selectAndCode('The tariff rule', 't', 'Port company');
  await expect(page.getByText('Coded with Port company; hidden by the filter.').first()).toBeVisible();
  await expect(reader.margin).not.toContainText('Port company');
  await page.getByRole('button', { name: 'Show it' }).click();
  await expect(reader.margin).toContainText('Port company');
});

test('offers to save a memo in the left column that was cancelled', async ({ app, bench }) => {
  const path = await openDiffering(app);
  const { page } = app;
  await page.getByRole('tab', { name: 'Memos', exact: true }).first().click();
  await page.getByRole('button', { name: 'Memo', exact: true }).click();
  await page.getByRole('menuitem', { name: 'On the study' }).click();
  await page.getByLabel('Memo on the study').fill('Ask the archive.');
  await page.keyboard.press('Escape');
  await expect(page.getByText('What you wrote was not saved.').first()).toBeVisible();
  await page.getByRole('button', { name: 'Save it' }).click();
  await expect(page.getByRole('article', { name: /^Memo on/ })).toContainText('Ask the archive.');
  await bench.window.expectSaved();
  expect(await showRecords<{ text: string }>(app, path, 'memos')).toMatchObject([
    { text: 'Ask the archive.' },
  ]);
});
