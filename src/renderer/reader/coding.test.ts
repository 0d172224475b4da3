import { beforeEach, describe, expect, it, vi } from 'vitest';
import { item } from '#core/model/item.ts';
import { passage } from '#core/model/passage.ts';
import type { Command } from '#core/store/commit.ts';
import { StudyStore } from '#core/store/study-store.ts';
import { ui } from '../state/ui-store.ts';
import { codeSpan, recodePassage } from './coding.ts';

const stamps = {
  createdAt: '2026-03-01T09:30:00.000Z',
  createdBy: 'coder-1',
  changedAt: '2026-03-01T09:30:00.000Z',
  changedBy: 'coder-1',
  removed: null,
};
const span = { documentId: 'd1', start: 4, end: 9 };

const createStudy = (): StudyStore => {
  const store = new StudyStore();
  store.load([
    {
      type: 'item',
      record: item.parse({
        id: 'union',
        kindId: 'actor',
        label: 'Union',
        aliases: [],
        colour: null,
        values: {},
        ...stamps,
      }),
    },
    {
      type: 'passage',
      record: passage.parse({
        id: 'p-1',
        documentId: 'd1',
        itemId: 'union',
        coderId: 'coder-1',
        start: 4,
        end: 9,
        exact: 'union',
        prefix: '',
        suffix: '',
        values: {},
        ...stamps,
      }),
    },
  ]);
  return store;
};

const recorder = (): { sent: Command[]; dispatch: (command: Command) => Promise<null> } => {
  const sent: Command[] = [];
  return {
    sent,
    dispatch: command => {
      sent.push(command);
      return Promise.resolve(null);
    },
  };
};

beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => setTimeout(callback, 0));
  ui.leaveStudy();
});

describe('codeSpan', () => {
  it('codes with an item and makes it the one used last', async () => {
    const { sent, dispatch } = recorder();
    const wider = { ...span, end: 20 };
    const id = await codeSpan({ study: createStudy(), dispatch, coderId: 'coder-1' }, wider, {
      itemId: 'union',
    });
    expect(sent).toEqual([{ type: 'passage.add', args: { id, ...wider, itemId: 'union' } }]);
    expect(ui.get()).toMatchObject({
      passageId: id,
      itemId: 'union',
      kindId: 'actor',
      recentItemIds: ['union'],
    });
  });

  it('makes a new item and its passage in one change', async () => {
    const { sent, dispatch } = recorder();
    const id = await codeSpan({ study: createStudy(), dispatch, coderId: 'coder-1' }, span, {
      kindId: 'actor',
      label: 'Bank',
    });
    const { recentItemIds } = ui.get();
    expect(sent).toEqual([
      {
        type: 'batch',
        args: {
          label: 'Add Bank and code passage with it',
          commands: [
            { type: 'item.add', args: { id: recentItemIds[0], kind: 'actor', label: 'Bank' } },
            { type: 'passage.add', args: { id, ...span, itemId: recentItemIds[0] } },
          ],
        },
      },
    ]);
  });

  it('does not code the same span with the same item twice, but another coder may', async () => {
    const { sent, dispatch } = recorder();
    const study = createStudy();
    expect(await codeSpan({ study, dispatch, coderId: 'coder-1' }, span, { itemId: 'union' })).toBe('p-1');
    expect(sent).toEqual([]);
    expect(ui.get().passageId).toBe('p-1');
    await codeSpan({ study, dispatch, coderId: 'coder-2' }, span, { itemId: 'union' });
    expect(sent).toHaveLength(1);
  });

  it('leaves the window as it was where the study refuses', async () => {
    const before = ui.get();
    const refuse = () => Promise.reject(new Error('no'));
    const other = { ...span, start: 0 };
    const coding = { study: createStudy(), dispatch: refuse, coderId: 'coder-1' };
    expect(await codeSpan(coding, other, { itemId: 'union' })).toBeNull();
    expect(await recodePassage(coding, 'p-1', { itemId: 'union' })).toBe(false);
    expect(ui.get()).toBe(before);
  });
});
