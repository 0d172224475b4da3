/** From the start screen to an undone judgement without the mouse. */
import { showPassages, showRecords } from '../pages/dataset.ts';
import { expect, fixtureText, test } from '../pages/journey.ts';

test('makes a study, imports, codes, judges and undoes by keys alone', async ({ app, bench }) => {
  test.setTimeout(120_000);
  const { window, importing, reader, panels } = bench;
  const { page } = app;
  const { keyboard } = page;
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await keyboard.press(key);
  };
  /** Goes on with Tab until the focus is on what is wanted, as somebody without a mouse does. */
  const tabTo = async (name: string | RegExp, key = 'Tab'): Promise<void> => {
    const focused = page.locator(':focus');
    const wanted = typeof name === 'string' ? new RegExp(`^${name}`) : name;
    for (let step = 0; step < 80; step += 1) {
      await keyboard.press(key);
      const label = await focused
        .evaluate(
          element =>
            element.getAttribute('aria-label') ??
            (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
              ? [...(element.labels ?? [])].map(each => each.textContent).join(' ')
              : element.textContent) ??
            '',
        )
        .catch(() => '');
      if (wanted.test(label.trim())) return;
    }
    throw new Error(`Tab never comes to ${wanted}.`);
  };

  await expect(page.getByRole('heading', { name: 'Tracework' })).toBeVisible();
  await tabTo('New study');
  await press('Enter');
  await expect(page.getByLabel('Name of the study')).toBeFocused();
  await keyboard.type('By keys');
  await tabTo('Folder');
  await press('Control+a');
  await keyboard.type(app.folder);
  await tabTo('Your name, as coder');
  await keyboard.type('Ana');
  await press('Enter');
  await expect(page).toHaveTitle('By keys - Tracework');
  const path = `${app.folder}/By keys.tracework`;

  // The button that chooses files has the focus when the dialog opens.
  const asked = app.kind === 'browser' ? page.waitForEvent('filechooser') : null;
  await press('Control+i');
  await expect(importing.root.getByRole('button', { name: 'Choose files…' })).toBeFocused();
  const file = fixtureText('harbour-report.txt');
  if (app.kind === 'browser') {
    await press('Enter');
    await (await asked)?.setFiles(file);
  } else {
    await app.host.request('answerDialog', { answer: [file] });
    await press('Enter');
  }
  await expect(importing.file('harbour-report.txt')).toContainText('characters');
  await tabTo('Import 1 document');
  await press('Enter');
  await expect(importing.root.getByRole('button', { name: 'Read it now' })).toBeFocused();
  await press('Enter');
  await expect(importing.root).toBeHidden();

  // Reading begins in the text: to a word by finding it, and its sentence coded with a new actor.
  await reader.expectFocus();
  await press('Control+f');
  await keyboard.type('rejected it');
  await expect(page.getByRole('search').getByRole('status')).toHaveText('1 of 1');
  await press('Escape');
  await reader.expectFocus();
  await press('s');
  await reader.code('a', 'Dockers');
  await expect.poll(async () => (await showPassages(app, path)).map(({ exact }) => exact)).toHaveLength(1);
  const [sentence] = await showPassages(app, path);
  expect(sentence?.exact).toBe(
    "The Dockers' Union rejected it at once, and\nthe Chamber of Shippers welcomed it with two reservations.",
  );

  // From the beginning by lines and words, extended with Shift.
  await press('Control+Home', 'ArrowDown', 'ArrowDown', 'Home', 'ArrowDown', 'ArrowDown', 'Home');
  await press('Control+Shift+ArrowRight', 'Control+Shift+ArrowRight', 'Control+Shift+ArrowRight');
  await expect(page.getByRole('toolbar', { name: 'Code the selection' })).toBeVisible();
  await reader.code('t', 'Port company');
  const [first] = await showPassages(app, path);
  expect(first?.exact.split(/\s+/)).toHaveLength(3);

  // The panels by their keys: the actor, its position, the value by the arrow keys, saved with Ctrl+Enter.
  await press('Alt+1');
  const box = panels.root.getByLabel('Find or add: Actors');
  await expect(box).toBeFocused();
  await keyboard.type('Dock');
  await press('Enter');
  await expect(panels.details('Dockers')).toBeVisible();
  await tabTo(/^Position: not yet coded/);
  await press('Enter');
  await tabTo(/Strongly opposes/);
  await press('Space', 'ArrowRight');
  await tabTo('Rationale');
  await keyboard.type('Said at once.');
  await press('Control+Enter');
  await expect(panels.field('Position')).toContainText('Opposes');
  await expect(panels.field('Position')).toContainText('Unsupported');
  await window.expectSaved();
  const judged = await showRecords<{ value: unknown; rationale: string }>(app, path, 'judgements');
  expect(judged).toMatchObject([{ value: -2, rationale: 'Said at once.' }]);

  // Back to the text, and everything is taken back and done again.
  await press('Control+z');
  await expect(panels.field('Position')).toContainText('Not yet coded');
  await press('Control+Shift+z');
  await expect(panels.field('Position')).toContainText('Opposes');
  await press('Control+z', 'Control+z');
  await expect(panels.root.getByRole('tab', { name: /^Tracers$/ })).toBeVisible();
  await window.expectSaved();
  expect(await showPassages(app, path)).toHaveLength(1);
});
