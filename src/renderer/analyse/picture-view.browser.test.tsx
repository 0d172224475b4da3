import { MantineProvider } from '@mantine/core';
import { act, createRef } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { lightPalette } from '#core/pictures/palette.ts';
import type { Mark, Picture } from '#core/pictures/picture.ts';
import { emptyCell } from '#core/views/table-cells.ts';
import '../theme/tokens.css';
import { PictureView, type PictureViewHandle } from './picture-view.tsx';
import { savePictureAsPng } from './save-picture.ts';

const markAt = (id: string, x: number, y: number): Mark => ({
  id,
  label: `Mark ${id} says all`,
  x,
  y,
  cell: emptyCell,
  heading: { row: id, column: 'Column' },
  shapes: [{ type: 'circle', x, y, radius: 8, fill: 'category-0' }],
});

const line: Mark = {
  ...markAt('line', 300, 200),
  shapes: [{ type: 'path', d: 'M100 200L500 200', stroke: { ink: 'muted', width: 1, arrow: true } }],
  behind: true,
};

const picture: Picture = {
  width: 600,
  height: 400,
  title: 'A title',
  description: 'What is shown.',
  ground: [{ type: 'text', x: 10, y: 20, text: 'Ground', size: 12, anchor: 'start', ink: 'text' }],
  marks: [markAt('a', 100, 100), markAt('b', 300, 100), markAt('c', 300, 300), line],
};

let host: HTMLElement;
let root: Root;
const onChoose = vi.fn<(mark: Mark) => void>();
const onWidth = vi.fn<(width: number) => void>();
const handle = createRef<PictureViewHandle>();

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  host = document.createElement('div');
  host.style.cssText = 'width: 700px; height: 600px; display: flex; flex-direction: column';
  document.body.append(host);
  root = createRoot(host);
});
afterEach(async () => {
  await act(async () => root.unmount());
  host.remove();
  vi.clearAllMocks();
  vi.unstubAllGlobals();
});

const show = (shown: Picture | null, chosenId: string | null = null) =>
  act(async () =>
    root.render(
      <MantineProvider>
        <PictureView ref={handle} picture={shown} chosenId={chosenId} onChoose={onChoose} onWidth={onWidth} />
      </MantineProvider>,
    ),
  );

const options = () => [...host.querySelectorAll('[role="option"]')];
const focused = () => document.activeElement?.getAttribute('data-mark');
const found = (selector: string): Element => {
  const element = host.querySelector(selector);
  if (element === null) throw new Error(`Nothing is ${selector}.`);
  return element;
};
const press = (keys: string) => act(() => userEvent.keyboard(keys));
const viewBox = () => found('svg[viewBox]:has(g)').getAttribute('viewBox')?.split(' ').map(Number) ?? [];
const tip = () => found('figure > [aria-hidden="true"]');

it('asks for a picture of the width that it has', async () => {
  await show(null);
  expect(onWidth).toHaveBeenCalledTimes(1);
  const [width = 0] = onWidth.mock.calls[0] ?? [];
  expect(width).toBeGreaterThan(600);
  expect(width).toBeLessThanOrEqual(700);
  host.style.width = '500px';
  await vi.waitFor(() => expect(onWidth).toHaveBeenCalledTimes(2));
  expect(onWidth.mock.calls[1]?.[0]).toBeLessThanOrEqual(500);
});

it('names each mark, draws what is behind first, and has one tab stop', async () => {
  await show(picture);
  expect(options().map(each => each.getAttribute('data-mark'))).toEqual(['line', 'a', 'b', 'c']);
  expect(found('[role="listbox"]').getAttribute('aria-label')).toBe('A title');
  expect(found('[data-mark="b"]').getAttribute('aria-label')).toBe('Mark b says all');
  expect(options().filter(each => each.getAttribute('tabindex') === '0')).toHaveLength(1);
  expect(getComputedStyle(found('[data-mark="a"] circle')).fill).toBe('rgb(0, 114, 178)');
  expect(lightPalette['category-0']).toBe('#0072b2');
});

it('goes from mark to mark by keys, tells its name, and chooses by Enter and Space', async () => {
  await show(picture);
  act(() => handle.current?.focus('a'));
  expect(focused()).toBe('a');
  await press('{ArrowRight}');
  expect(focused()).toBe('b');
  expect(tip().textContent).toBe('Mark b says all');
  const ring = found('svg:has(g) > rect');
  expect(getComputedStyle(ring).display).toBe('inline');
  expect(Number(ring.getAttribute('x'))).toBeLessThan(292);
  expect(Number(ring.getAttribute('x')) + Number(ring.getAttribute('width'))).toBeGreaterThan(308);
  await press('{ArrowDown}');
  expect(focused()).toBe('line');
  await press('{ArrowDown}{Enter}');
  expect(onChoose.mock.lastCall?.[0].id).toBe('c');
  await press('{Home} ');
  expect(onChoose.mock.lastCall?.[0].id).toBe('a');
  await press('{End}');
  expect(focused()).toBe('line');
  await press('{PageUp}');
  expect(focused()).toBe('c');
  expect(options().filter(each => each.getAttribute('tabindex') === '0')).toEqual([document.activeElement]);
});

it('shows what is chosen, and keeps focus and choice when the picture changes', async () => {
  await show(picture, 'b');
  expect(found('[aria-selected="true"]').getAttribute('data-mark')).toBe('b');
  act(() => handle.current?.focus('b'));
  const moved = picture.marks.map(mark => (mark.id === 'b' ? markAt('b', 200, 250) : mark));
  await show({ ...picture, marks: moved }, 'b');
  expect(focused()).toBe('b');
  expect(found('[aria-selected="true"]').getAttribute('data-mark')).toBe('b');
  await show({ ...picture, marks: moved.filter(({ id }) => id !== 'b') }, 'b');
  expect(focused()).toBe('a');
  await show(picture, null);
  expect(host.querySelector('[aria-selected="true"]')).toBeNull();
});

it('is hit beside a thin line, and changes nothing drawn while the pointer passes', async () => {
  await show(picture);
  const { left, top } = found('svg:has(g)').getBoundingClientRect();
  const drawing = found('svg:has(g)');
  const observer = new MutationObserver(() => undefined);
  observer.observe(drawing, { attributes: true, childList: true, subtree: true });
  const at = document.elementFromPoint(left + 200, top + 203);
  expect(at?.closest('[data-mark]')?.getAttribute('data-mark')).toBe('line');
  at?.dispatchEvent(
    new PointerEvent('pointermove', { clientX: left + 200, clientY: top + 203, bubbles: true }),
  );
  expect(tip().textContent).toBe('Mark line says all');
  expect((tip() as HTMLElement).hidden).toBe(false);
  await new Promise(requestAnimationFrame);
  expect(observer.takeRecords()).toEqual([]);
  observer.disconnect();
  await act(async () => void at?.dispatchEvent(new MouseEvent('click', { bubbles: true })));
  expect(onChoose.mock.lastCall?.[0].id).toBe('line');
});

it('is enlarged and moved by keys, wheel and dragging, never beyond its edges', async () => {
  await show(picture);
  act(() => handle.current?.focus('c'));
  await press('+');
  expect(viewBox()).toEqual([100, 100, 400, expect.closeTo(266.67, 1)]);
  await press('{Shift>}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}{/Shift}');
  expect(viewBox()[0]).toBeCloseTo(200);
  const drawing = found('svg:has(g)');
  const { left, top } = drawing.getBoundingClientRect();
  const pointer = (type: string, x: number, y: number) =>
    drawing.dispatchEvent(
      new PointerEvent(type, { clientX: left + x, clientY: top + y, button: 0, pointerId: 1, bubbles: true }),
    );
  vi.spyOn(drawing, 'setPointerCapture').mockImplementation(() => undefined);
  act(() => {
    pointer('pointerdown', 300, 200);
    pointer('pointermove', 360, 200);
    pointer('pointerup', 360, 200);
  });
  expect(viewBox()[0]).toBeCloseTo(160);
  await press('0');
  expect(viewBox()).toEqual([0, 0, 600, 400]);
  const wheel = new WheelEvent('wheel', {
    deltaY: -400,
    ctrlKey: true,
    clientX: left + 150,
    clientY: top + 100,
    bubbles: true,
    cancelable: true,
  });
  act(() => void drawing.dispatchEvent(wheel));
  expect(wheel.defaultPrevented).toBe(true);
  const [x = 0, y = 0, width = 0, height = 0] = viewBox();
  expect(width).toBe(300);
  expect([(150 - x) / width, (100 - y) / height]).toEqual([expect.closeTo(0.25), expect.closeTo(0.25)]);
});

it('is chosen by its words too, which are no part of its name', async () => {
  const words = {
    type: 'text',
    x: 120,
    y: 104,
    size: 12,
    anchor: 'start',
    ink: 'text',
    text: 'In two',
  } as const;
  const [a, ...rest] = picture.marks;
  if (a === undefined) throw new Error('The picture has marks.');
  const named = { ...a, shapes: [...a.shapes, words, { ...words, y: 118, text: 'lines' }] };
  await show({ ...picture, marks: [named, ...rest] });
  expect(found('[data-mark="a"]').textContent).toBe('');
  const written = [...host.querySelectorAll('text')].find(({ textContent }) => textContent === 'lines');
  expect(written?.closest('[aria-hidden="true"]')).not.toBeNull();
  await act(async () => void written?.dispatchEvent(new MouseEvent('click', { bubbles: true })));
  expect(onChoose.mock.lastCall?.[0].id).toBe('a');
  expect(focused()).toBe('a');
  await press('{ArrowRight}{ArrowLeft}');
  const ring = found('svg:has(g) > rect');
  expect(Number(ring.getAttribute('x')) + Number(ring.getAttribute('width'))).toBeGreaterThan(140);
});

it('is told as a whole where it has no marks', async () => {
  await show({ ...picture, marks: [] });
  expect(found('svg[role="img"]').getAttribute('aria-label')).toBe('A title');
  expect(host.querySelector('[role="listbox"]')).toBeNull();
});

it('saves a PNG of twice the size, in the colours of paper', async () => {
  const links: { download: string; href: string }[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    links.push({ download: this.download, href: this.href });
  });
  await savePictureAsPng('map', picture);
  expect(links).toHaveLength(1);
  const [{ download, href } = { download: '', href: '' }] = links;
  expect(download).toBe('map.png');
  const image = await createImageBitmap(await (await fetch(href)).blob());
  expect([image.width, image.height]).toEqual([1200, 800]);
  const canvas = new OffscreenCanvas(1200, 800);
  const context = canvas.getContext('2d');
  context?.drawImage(image, 0, 0);
  expect([...(context?.getImageData(200, 200, 1, 1).data ?? [])]).toEqual([0, 114, 178, 255]);
  expect([...(context?.getImageData(800, 760, 1, 1).data ?? [])]).toEqual([255, 255, 255, 255]);
});
