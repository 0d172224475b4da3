import { expect, it } from 'vitest';
import { readDrafts, writeDrafts } from './draft-storage.ts';
import { newDraft } from './judgement-draft.ts';

const drafts = { j: { ...newDraft('j', 'i', 'f', { evidence: ['p'] }), value: 0, status: 'coded' as const } };

it('reads what it wrote, for the same study only', () => {
  const text = writeDrafts('/one.tracework', drafts);
  expect(readDrafts(text, '/one.tracework')).toEqual(drafts);
  expect(readDrafts(text, '/two.tracework')).toEqual({});
});

it.each([null, '', '{', 'null', '{"studyPath":"/one.tracework","drafts":{"j":{"id":1}}}'])(
  'begins with nothing where it can’t read %j',
  text => {
    expect(readDrafts(text, '/one.tracework')).toEqual({});
  },
);
