import { afterEach, describe, expect, it } from 'vitest';
import { ui } from './ui-store.ts';

afterEach(() => ui.leaveStudy());

const located = { documentId: 'd1', itemId: 'i1', kindId: 'actor', start: 5, end: 9 };

describe('the window’s state', () => {
  it('tells listeners of changes only', () => {
    let calls = 0;
    const stop = ui.subscribe(() => {
      calls += 1;
    });
    ui.set({ screen: 'data' });
    ui.set({ screen: 'data' });
    expect(calls).toBe(1);
    stop();
  });

  it('keeps a place to be shown until somebody listens, and gives it once', () => {
    ui.enterStudy('/study', id => (id === 'p1' ? located : null));
    ui.revealPassage('p1');
    expect(ui.get()).toMatchObject({
      screen: 'code',
      documentId: 'd1',
      itemId: 'i1',
      kindId: 'actor',
      passageId: 'p1',
    });
    const first: unknown[] = [];
    const second: unknown[] = [];
    const stopFirst = ui.onReveal(target => first.push(target));
    const stopSecond = ui.onReveal(target => second.push(target));
    expect(first).toEqual([{ documentId: 'd1', start: 5, end: 9, passageId: 'p1' }]);
    expect(second).toEqual([]);
    ui.revealRange('d2', 0, 3);
    expect(second).toEqual([{ documentId: 'd2', start: 0, end: 3, passageId: null }]);
    stopFirst();
    stopSecond();
  });

  it('passes over passages that are not there', () => {
    ui.enterStudy('/study', () => null);
    ui.revealPassage('gone');
    expect(ui.get().passageId).toBeNull();
  });

  it('forgets everything of one study when another begins', () => {
    ui.enterStudy('/one', () => located);
    ui.set({ itemId: 'i1', stickyItemId: 'i1', filter: { kindIds: ['x'], itemIds: null, coderIds: null } });
    ui.noteItemUsed('i1');
    ui.enterStudy('/two', () => null);
    expect(ui.get()).toMatchObject({
      itemId: null,
      stickyItemId: null,
      recentItemIds: [],
      filter: { kindIds: null, itemIds: null, coderIds: null },
    });
  });

  it('puts the item used last first, once', () => {
    for (const id of ['a', 'b', 'a']) ui.noteItemUsed(id);
    expect(ui.get().recentItemIds).toEqual(['a', 'b']);
  });
});
