import { afterEach, describe, expect, it } from 'vitest';
import { type Action, findAction, listActions, registerActions, runAction } from './actions.ts';
import type { KeyPress } from './keys.ts';

const press = (key: string, ctrlKey = false): KeyPress => ({
  key,
  code: '',
  ctrlKey,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  getModifierState: () => false,
});

const action = (id: string, more: Partial<Action> = {}): Action => ({
  id,
  label: id,
  group: 'Test',
  run: () => undefined,
  ...more,
});

const stops: (() => void)[] = [];
const register = (...actions: Action[]): void => void stops.push(registerActions(actions));
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

const found = (key: string, focus: { typing?: boolean; inReader?: boolean } = {}): string | undefined =>
  findAction(press(key), { typing: false, inReader: false, ...focus })?.id;

describe('the registry of actions', () => {
  it('finds an action by any of its keys', () => {
    register(action('help', { keys: '? F1' }));
    expect(found('?')).toBe('help');
    expect(found('F1')).toBe('help');
    expect(found('F2')).toBeUndefined();
  });

  it('keeps plain keys out of text boxes', () => {
    register(action('help', { keys: '? F1' }));
    expect(found('?', { typing: true })).toBeUndefined();
    expect(found('F1', { typing: true })).toBe('help');
  });

  it('prefers the reader’s action while the focus is in the reader', () => {
    register(action('reader.code', { keys: 'a', scope: 'reader' }), action('window.all', { keys: 'a' }));
    expect(found('a', { inReader: true })).toBe('reader.code');
    expect(found('a')).toBe('window.all');
  });

  it('passes over actions that cannot be done now', () => {
    let possible = false;
    let runs = 0;
    register(
      action('undo', {
        keys: 'u',
        when: () => possible,
        run: () => {
          runs += 1;
        },
      }),
    );
    expect(found('u')).toBeUndefined();
    expect(runAction('undo')).toBe(false);
    possible = true;
    expect(runAction('undo')).toBe(true);
    expect(runs).toBe(1);
  });

  it('forgets actions when their component goes, but not those that replaced them', () => {
    const stopFirst = registerActions([action('same', { label: 'first' })]);
    register(action('same', { label: 'second' }));
    stopFirst();
    expect(listActions().map(({ label }) => label)).toEqual(['second']);
  });

  it('leaves keys that a component handles by itself alone', () => {
    register(action('reader.next', { keys: 'n', ownKeys: true }));
    expect(found('n')).toBeUndefined();
  });
});
