import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { PassageId } from '#core/model/ids.ts';
import { emptyCell } from '#core/views/table-cells.ts';
import type { Cell } from '#core/views/view.ts';
import { CellContent } from './table-grid-cell.tsx';

let host: HTMLElement;
let root: Root;

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  host = document.createElement('div');
  document.body.append(host);
  root = createRoot(host);
});
afterEach(async () => {
  await act(async () => root.unmount());
  host.remove();
  vi.unstubAllGlobals();
});

const passageIds = (...ids: string[]) => ids as PassageId[];

const show = (cell: Partial<Cell>, judged: boolean) =>
  act(async () =>
    root.render(<CellContent cell={{ ...emptyCell, ...cell }} judged={judged} isName={false} />),
  );

it('says on how many passages a judged cell rests, also where its value is that number', async () => {
  await show({ text: '+1 Somewhat supports', value: 1, status: 'coded', passages: passageIds('p1') }, true);
  expect(host.textContent).toContain('1 passage');
  await show({ text: 'Medium', value: 2, status: 'coded', passages: passageIds('p1', 'p2') }, true);
  expect(host.textContent).toContain('2 passages');
});

it('does not count again beside a number of passages', async () => {
  await show({ text: '2', value: 2, passages: passageIds('p1', 'p2') }, false);
  expect(host.textContent).toBe('2');
});
