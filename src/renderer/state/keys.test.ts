import { describe, expect, it } from 'vitest';
import { firesWhileTyping, formatKeys, type KeyPress, matchesKeys } from './keys.ts';

const press = (key: string, more: Partial<KeyPress> & { altGraph?: boolean } = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  getModifierState: name => name === 'AltGraph' && more.altGraph === true,
  ...more,
});

describe('matchesKeys', () => {
  it('takes Control for Mod, and Command on a Mac', () => {
    expect(matchesKeys('Mod+K', press('k', { ctrlKey: true }), false)).toBe(true);
    expect(matchesKeys('Mod+K', press('k', { metaKey: true }), false)).toBe(false);
    expect(matchesKeys('Mod+K', press('k', { metaKey: true }), true)).toBe(true);
  });

  it('tells Shift apart for letters and named keys', () => {
    expect(matchesKeys('Mod+Z', press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe(false);
    expect(matchesKeys('Mod+Shift+Z', press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe(true);
    expect(matchesKeys('ArrowRight', press('ArrowRight', { shiftKey: true }), false)).toBe(false);
  });

  it('takes signs as they are typed, with or without Shift or AltGr', () => {
    expect(matchesKeys('?', press('?', { shiftKey: true }), false)).toBe(true);
    expect(matchesKeys('[', press('[', { ctrlKey: true, altKey: true, altGraph: true }), false)).toBe(true);
    expect(matchesKeys('[', press('[', { ctrlKey: true }), false)).toBe(false);
  });

  it('finds the Latin letter on a keyboard of another script', () => {
    expect(matchesKeys('a', press('ф', { code: 'KeyA' }), false)).toBe(true);
    expect(matchesKeys('a', press('q', { code: 'KeyA' }), false)).toBe(false);
  });
});

describe('firesWhileTyping', () => {
  it('leaves plain keys and the keys of text boxes to the text box', () => {
    for (const keys of [
      'a',
      '?',
      '.',
      'Shift+ArrowLeft',
      'Mod+Z',
      'Mod+Shift+Z',
      'Mod+Y',
      'Mod+ArrowLeft',
      'Delete',
    ]) {
      expect(firesWhileTyping(keys), keys).toBe(false);
    }
  });

  it('lets commands of the window through', () => {
    for (const keys of ['Mod+K', 'Mod+Shift+F', 'F6', 'Shift+F6', 'Mod+1', 'Mod+,']) {
      expect(firesWhileTyping(keys), keys).toBe(true);
    }
  });
});

describe('formatKeys', () => {
  it('writes keys as people know them', () => {
    expect(formatKeys('Mod+Shift+Z', false)).toBe('Ctrl+Shift+Z');
    expect(formatKeys('Mod+Shift+Z', true)).toBe('⌘⇧Z');
    expect(formatKeys('a', false)).toBe('a');
  });
});
