/**
 * Everything a person can do, as objects. The palette, the menus, the tooltips, the help on keys and the one
 * shortcut handler all read this registry; nothing else listens for shortcuts of the window.
 */
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { firesWhileTyping, type KeyPress, matchesKeys } from './keys.ts';

export interface Action {
  /** `group.verb`, unique, e.g. `study.undo`. The Electron menu names actions by it. */
  id: string;
  label: string;
  /** Heading in the palette and in the help on keys. */
  group: string;
  /** `Mod+K`, `Shift+ArrowRight`, `a`; several ways are separated by a blank. */
  keys?: string;
  /** False = can't be done now: not in the palette, its keys do nothing. Absent = always. */
  when?: () => boolean;
  run: () => void | Promise<void>;
  /** `reader`: its keys count only while the focus is in an element inside `[data-scope="reader"]`. */
  scope?: 'window' | 'reader';
  /** True = listed in the help on keys, and run by an own handler, not by the shortcut handler. */
  ownKeys?: boolean;
  /** True = not offered in the palette (cursor movements and the like). */
  hidden?: boolean;
}

const registered = new Map<string, Action>();
const listeners = new Set<() => void>();
let snapshot: readonly Action[] = [];

const changed = (): void => {
  snapshot = [...registered.values()];
  for (const listener of [...listeners]) listener();
};

/** Adds actions until the returned function is called. An id that is there already is replaced. */
export const registerActions = (actions: Action[]): (() => void) => {
  for (const action of actions) registered.set(action.id, action);
  changed();
  return () => {
    for (const action of actions) if (registered.get(action.id) === action) registered.delete(action.id);
    changed();
  };
};

/** All actions, in the order they were registered. */
export const listActions = (): readonly Action[] => snapshot;

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** All actions; drawn again when one comes or goes. */
export const useActionList = (): readonly Action[] => useSyncExternalStore(subscribe, listActions);

export const isPossible = (action: Action): boolean => action.when === undefined || action.when();

/** Runs an action by its id where it can be done now; says whether it did. */
export const runAction = (id: string): boolean => {
  const action = registered.get(id);
  if (action === undefined || !isPossible(action)) return false;
  void action.run();
  return true;
};

/**
 * Registers a component's actions while it is mounted. What they do may change with every render; their ids,
 * labels, groups and keys decide when the registry is told anew.
 */
export const useActions = (actions: Action[]): void => {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  const shape = JSON.stringify(
    actions.map(({ id, label, group, keys, scope, ownKeys, hidden }) => [
      id,
      label,
      group,
      keys,
      scope,
      ownKeys,
      hidden,
    ]),
  );
  useEffect(() => {
    const named = JSON.parse(shape) as (readonly [string, ...unknown[]])[];
    return registerActions(
      named.flatMap(([id]) => {
        const find = () => latest.current.find(action => action.id === id);
        const first = find();
        if (first === undefined) return [];
        return [
          {
            ...first,
            when: () => {
              const action = find();
              return action !== undefined && isPossible(action);
            },
            run: () => find()?.run(),
          },
        ];
      }),
    );
  }, [shape]);
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range'].includes(target.type)));

/** The action that a key press means, given where the focus is; undefined = none. */
export const findAction = (
  press: KeyPress,
  focus: { typing: boolean; inReader: boolean },
): Action | undefined => {
  const fits = (action: Action): boolean =>
    action.ownKeys !== true &&
    (action.keys?.split(' ') ?? []).some(
      keys => matchesKeys(keys, press) && (!focus.typing || firesWhileTyping(keys)),
    ) &&
    (action.scope !== 'reader' || focus.inReader) &&
    isPossible(action);
  const candidates = snapshot.filter(fits).reverse();
  return candidates.find(action => action.scope === 'reader') ?? candidates[0];
};

/** The window's one shortcut handler. A modal dialog keeps all keys to itself. */
export const handleShortcut = (event: KeyboardEvent): void => {
  if (event.defaultPrevented || event.isComposing) return;
  if (document.querySelector('[role="dialog"][aria-modal="true"]') !== null) return;
  const target = event.target;
  const action = findAction(event, {
    typing: isTyping(target),
    inReader: target instanceof Element && target.closest('[data-scope="reader"]') !== null,
  });
  if (action === undefined) return;
  event.preventDefault();
  void action.run();
};
