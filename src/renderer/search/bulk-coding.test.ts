import { describe, expect, it } from 'vitest';
import type { Command } from '#core/store/commit.ts';
import { StudyInMemory } from '../../../tests/support/study-in-memory.ts';
import type { Arranged, SearchRow } from '../computing/messages.ts';
import { codePlaces, restOnPassages, restOnPlaces } from './bulk-coding.ts';
import { linesByDocument, linesOfConcordance, rowsBetween } from './place-lines.ts';

const places = [
  { documentId: 'one', start: 0, end: 3 },
  { documentId: 'one', start: 4, end: 7 },
];

function study() {
  const made = new StudyInMemory();
  made.addDocument('one', 'abc def ghi');
  made.dispatch('item.add', { id: 'union', kind: 'actor', label: 'Union' });
  made.dispatch('passage.add', { id: 'there', documentId: 'one', itemId: 'union', start: 0, end: 3 });
  const send = (command: Command | null) =>
    command === null ? null : made.dispatch(command.type, command.args);
  const spans = (itemId: string) =>
    [...made.store.passagesOfItem(itemId)].map(({ start, end }) => `${start}-${end}`).sort();
  return { made, send, spans };
}

describe('coding several places', () => {
  it('is one commit, which one undo takes back, and adds nothing twice', () => {
    const { made, send, spans } = study();
    const coding = codePlaces(made.store, made.coderId, places, { itemId: 'union' });
    expect([coding.added, coding.already, coding.label]).toEqual([1, 1, 'Code 1 place with Union']);
    const before = made.commits.length;
    send(coding.command);
    expect(made.commits.length).toBe(before + 1);
    expect(spans('union')).toEqual(['0-3', '4-7']);
    made.undo();
    expect(spans('union')).toEqual(['0-3']);
    send(codePlaces(made.store, made.coderId, places, { itemId: 'union' }).command);
    expect(codePlaces(made.store, made.coderId, places, { itemId: 'union' }).command).toBeNull();
  });

  it('makes the item in the same commit', () => {
    const { made, send, spans } = study();
    const before = made.commits.length;
    send(codePlaces(made.store, made.coderId, places, { kindId: 'actor', label: 'League' }).command);
    expect(made.commits.length).toBe(before + 1);
    const league = [...made.store.all('item')].find(({ label }) => label === 'League');
    expect(spans(league?.id ?? '')).toEqual(['0-3', '4-7']);
  });

  it('codes for a judgement what it is to rest on', () => {
    const { made, send, spans } = study();
    const set = {
      id: 'judged',
      itemId: 'union',
      field: 'actor.influence',
      status: 'not-found',
      evidence: ['there'],
    };
    made.dispatch('judgement.set', set);
    const judged = () => {
      const found = made.store.live('judgement', 'judged');
      if (found === undefined) throw new Error('The judgement is gone.');
      return found;
    };
    const resting = restOnPlaces(made.store, made.coderId, places, judged(), 'Influence of Union');
    expect([resting.added, resting.already]).toEqual([1, 1]);
    send(resting.command);
    expect(judged().evidence).toHaveLength(2);
    expect(spans('union')).toEqual(['0-3', '4-7']);
    expect(restOnPlaces(made.store, made.coderId, places, judged(), '').command).toBeNull();

    // Passages are evidence as they are, of whatever item.
    made.dispatch('item.add', { id: 'league', kind: 'actor', label: 'League' });
    made.dispatch('passage.add', { id: 'other', documentId: 'one', itemId: 'league', start: 8, end: 11 });
    const onPassages = restOnPassages(['there', 'other'], judged(), 'Influence of Union');
    expect([onPassages.already, onPassages.label]).toEqual([
      1,
      'Use 1 passage as evidence for Influence of Union',
    ]);
    send(onPassages.command);
    expect(judged().evidence).toContain('other');
    expect(spans('union')).toEqual(['0-3', '4-7']);
    expect(restOnPassages(['there', 'other'], judged(), '').command).toBeNull();
  });
});

describe('lines', () => {
  const row = (document: number): SearchRow => ({
    document,
    start: 0,
    end: 1,
    before: '',
    quote: 'a',
    after: '',
    section: '',
  });
  const shown = (lines: readonly { type: string; row?: number; label?: string; count?: number }[]) =>
    lines.map(line => line.row ?? `${line.label} ${line.count}`);

  it('stand under their documents', () => {
    const lines = linesByDocument([row(0), row(0), row(2)], [{ title: 'A' }, { title: 'B' }, { title: 'C' }]);
    expect(shown(lines)).toEqual(['A 2', 0, 1, 'C 1', 2]);
    expect(rowsBetween(lines, 4, 1)).toEqual([0, 1, 2]);
  });

  it('stand in their order, under their groups', () => {
    const rows = [row(0), row(0), row(0)];
    const plain: Arranged = { order: Uint32Array.of(2, 0, 1), groups: null, counts: [] };
    expect(shown(linesOfConcordance(rows, plain))).toEqual([2, 0, 1]);
    expect(shown(linesOfConcordance(rows, null))).toEqual([0, 1, 2]);
    const grouped: Arranged = { ...plain, groups: [{ word: 'the' }, { word: '' }], counts: [2, 1] };
    expect(shown(linesOfConcordance(rows, grouped))).toEqual(['the 2', 2, 0, '(no word) 1', 1]);
  });
});
