import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { menuTemplate } from './application-menu.ts';

const flatten = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap(item => [item, ...(Array.isArray(item.submenu) ? flatten(item.submenu) : [])]);

describe.each(['linux', 'darwin', 'win32'] as const)('the menu on %s', platform => {
  const sent: string[] = [];
  const items = flatten(
    menuTemplate(platform, { send: action => sent.push(action), openWindow: () => undefined }),
  );

  it('has each item once, and each item does what it is called', () => {
    const ids = items.flatMap(({ id }) => (id === undefined ? [] : [id]));
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, click } of items) if (id !== undefined && id !== 'new-window') (click as () => void)();
    expect(sent).toEqual(ids.filter(id => id !== 'new-window'));
    expect(ids).toEqual(
      expect.arrayContaining(['new-study', 'open-study', 'import', 'undo', 'redo', 'show-about']),
    );
  });

  it('leaves the keys that the window hears to the window', () => {
    const keys = items.filter(({ accelerator, id }) => accelerator !== undefined && id !== 'new-window');
    expect(keys.length).toBeGreaterThan(0);
    for (const { registerAccelerator, label } of keys) expect(registerAccelerator, label).toBe(false);
  });

  it('can be quit', () => {
    expect(items.some(({ role }) => role === 'quit')).toBe(true);
  });
});
