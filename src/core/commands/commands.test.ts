import { describe, expect, it } from 'vitest';
import { StudyInMemory } from '../../../tests/support/study-in-memory.ts';
import { settlementOf } from '../store/settlement-of.ts';

const text = 'The union opposed the plan. The party backed the plan.\n\nThe union gave in. 😀 done';

function newStudy(): StudyInMemory {
  const study = new StudyInMemory();
  study.addDocument('doc', text);
  study.dispatch('item.add', {
    id: 'union',
    kind: 'actor',
    label: 'The union',
    aliases: ['SNT', 'SNT', 'The union'],
  });
  study.dispatch('item.add', { id: 'party', kind: 'Actor', label: 'The party', values: { type: 'Party' } });
  study.dispatch('item.add', { id: 'plan', kind: 'tracer', label: 'The plan' });
  study.dispatch('passage.add', {
    id: 'p1',
    documentId: 'doc',
    itemId: 'union',
    start: 0,
    end: 27,
    values: { stage: ['legislation'] },
    memo: 'first',
  });
  return study;
}

describe('items', () => {
  it('resolve kinds and options by label, and keep aliases without repeats', () => {
    const { store } = newStudy();
    expect(store.get('item', 'union')?.aliases).toEqual(['SNT']);
    expect(store.get('item', 'party')?.kindId).toBe('actor');
    expect(store.get('item', 'party')?.values).toEqual({ 'actor.type': 'party' });
  });

  it('merge: passages, judgements, links, memos and field values move; differing values are told in a memo', () => {
    const study = newStudy();
    study.dispatch('item.change', { id: 'union', values: { type: 'union' } });
    study.dispatch('item.add', {
      id: 'wing',
      kind: 'actor',
      label: 'Youth wing',
      values: { affiliation: ['party'] },
    });
    study.dispatch('passage.add', {
      id: 'p2',
      documentId: 'doc',
      itemId: 'party',
      quote: { exact: 'The party backed' },
    });
    study.dispatch('judgement.set', {
      id: 'j1',
      itemId: 'party',
      field: 'position',
      about: 'plan',
      status: 'coded',
      value: 2,
      evidence: ['p2'],
    });
    study.dispatch('link.add', { id: 'l1', type: 'supports', from: 'party', to: 'union' });
    study.dispatch('link.add', { id: 'l2', type: 'supports', from: 'wing', to: 'party' });
    study.dispatch('item.merge', { into: 'union', from: ['party'] });
    const { store } = study;
    expect(store.live('item', 'party')).toBeUndefined();
    expect(store.get('item', 'union')?.aliases).toEqual(['SNT', 'The party']);
    expect(store.get('item', 'union')?.values).toEqual({ 'actor.type': 'union' });
    expect(store.get('item', 'wing')?.values).toEqual({ 'actor.affiliation': ['union'] });
    expect(store.get('passage', 'p2')?.itemId).toBe('union');
    expect(store.get('judgement', 'j1')?.itemId).toBe('union');
    expect(store.live('link', 'l1')).toBeUndefined();
    expect(store.get('link', 'l2')?.toId).toBe('union');
    expect([...store.memosOn({ type: 'item', id: 'union' })].map(memo => memo.text).join()).toContain(
      '"party"',
    );
    const before = study.state();
    study.undo();
    expect(store.live('item', 'party')?.label).toBe('The party');
    study.redo();
    expect(study.state()).toEqual(before);
  });

  it('refuse to merge across kinds', () => {
    expect(() => newStudy().dispatch('item.merge', { into: 'union', from: ['plan'] })).toThrow(
      /different kinds/,
    );
  });

  it('split: chosen passages and aliases go to a new item', () => {
    const study = newStudy();
    study.dispatch('item.split', {
      id: 'union',
      newId: 'branch',
      label: 'Local branch',
      passages: ['p1'],
      aliases: ['SNT'],
    });
    expect(study.store.get('passage', 'p1')?.itemId).toBe('branch');
    expect(study.store.get('item', 'branch')?.aliases).toEqual(['SNT']);
    expect(study.store.get('item', 'union')?.aliases).toEqual([]);
  });

  it('removing takes along what cannot stand alone; restoring brings back just that', () => {
    const study = newStudy();
    study.dispatch('judgement.set', { id: 'j1', itemId: 'union', field: 'influence', status: 'not-found' });
    study.dispatch('passage.add', {
      id: 'p2',
      documentId: 'doc',
      itemId: 'union',
      quote: { exact: 'gave in' },
    });
    study.dispatch('passage.remove', { id: 'p2' });
    const before = JSON.stringify(study.store.get('passage', 'p2'));
    study.dispatch('item.remove', { id: 'union' });
    expect(study.store.live('passage', 'p1')).toBeUndefined();
    expect(study.store.live('judgement', 'j1')).toBeUndefined();
    expect([...study.store.all('memo')]).toEqual([]);
    expect(() => study.dispatch('passage.restore', { id: 'p1' })).toThrow(
      /Restore that item first|was removed/,
    );
    study.dispatch('item.restore', { id: 'union' });
    expect(study.store.live('passage', 'p1')).toBeDefined();
    expect(study.store.live('judgement', 'j1')).toBeDefined();
    expect([...study.store.all('memo')]).toHaveLength(1);
    expect(JSON.stringify(study.store.get('passage', 'p2'))).toBe(before);
  });
});

describe('passages', () => {
  it('take their quote from the text', () => {
    const passage = newStudy().store.get('passage', 'p1');
    expect(passage).toMatchObject({ exact: 'The union opposed the plan.', prefix: '', coderId: 'ana' });
    expect(passage?.suffix.startsWith(' The party')).toBe(true);
  });

  it('are found by a quote that is there once, and refused where it is not', () => {
    const study = newStudy();
    const add = (quote: object) =>
      study.dispatch('passage.add', { documentId: 'doc', itemId: 'union', quote });
    expect(add({ exact: 'gave in' })?.diff).toHaveLength(1);
    expect(() => add({ exact: 'The union' })).toThrow(/more than once/);
    expect(add({ exact: 'The union', suffix: ' gave' })?.diff[0]?.after).toMatchObject({ start: 56 });
    expect(() => add({ exact: 'nowhere to be seen at all' })).toThrow(/not in the text/);
  });

  it.each([
    [{ start: 5, end: 5 }, /before or where it starts/],
    [{ start: 0, end: 9999 }, /behind the end/],
    [{ start: 54, end: 56 }, /only white space/],
    [{ start: text.indexOf('😀') + 1, end: text.length }, /inside a character/],
    [{ start: 0 }, /either by start and end/],
    [{}, /either by start and end/],
    [{ start: 0, end: 3, quote: { exact: 'The' } }, /either by start and end/],
    [{ start: -1, end: 3 }, /start/],
    [{ start: 0, end: 3, colour: 'red' }, /colour/],
  ])('refuse %j', (place, reason) => {
    expect(() =>
      newStudy().dispatch('passage.add', { documentId: 'doc', itemId: 'union', ...place }),
    ).toThrow(reason);
  });

  it('move and recode, keeping id, values and memos; values cross to fields of the same name and type', () => {
    const study = newStudy();
    study.dispatch('passage.move', { id: 'p1', start: 4, end: 9 });
    study.dispatch('passage.recode', { id: 'p1', itemId: 'plan' });
    expect(study.store.get('passage', 'p1')).toMatchObject({
      exact: 'union',
      itemId: 'plan',
      values: { 'actor.passage.stage': ['legislation'], 'tracer.passage.stage': ['legislation'] },
    });
    expect([...study.store.memosOn({ type: 'passage', id: 'p1' })]).toHaveLength(1);
  });

  it('check values against the codebook', () => {
    const study = newStudy();
    const change = (values: object) => study.dispatch('passage.change', { id: 'p1', values });
    expect(() => change({ stage: ['no such stage'] })).toThrow(/formulation, legislation/);
    expect(() => change({ colour: 'red' })).toThrow(/no field “colour”/);
    expect(() => change({ about: 'union' })).toThrow(/one item id/);
    change({ about: 'plan', stage: null });
    expect(study.store.get('passage', 'p1')?.values).toEqual({ 'actor.passage.about': 'plan' });
  });
});

describe('judgements', () => {
  const cell = { itemId: 'union', field: 'position', about: 'plan', period: '1993/1994' };

  it('are set by cell: the same cell again changes the same judgement', () => {
    const study = newStudy();
    study.dispatch('judgement.set', {
      ...cell,
      id: 'j1',
      status: 'coded',
      value: -3,
      evidence: ['p1'],
      rationale: 'says so',
      confidence: 'high',
    });
    study.dispatch('judgement.set', { ...cell, status: 'coded', value: -2 });
    expect([...study.store.all('judgement')]).toHaveLength(1);
    expect(study.store.get('judgement', 'j1')).toMatchObject({
      value: -2,
      evidence: ['p1'],
      rationale: 'says so',
      confidence: 'high',
    });
    study.dispatch('judgement.set', { ...cell, id: 'j2', period: '1995', status: 'coded', value: 1 });
    expect([...study.store.all('judgement')]).toHaveLength(2);
    expect(() => study.dispatch('judgement.set', { ...cell, id: 'j3', status: 'coded', value: 1 })).toThrow(
      /judged already/,
    );
  });

  it('belong to their coder', () => {
    const study = newStudy();
    study.dispatch('judgement.set', { ...cell, status: 'coded', value: -3 });
    const added = study.dispatch('coder.add', { id: 'bo', name: 'Bo Test' });
    expect(added?.label).toBe('Add coder Bo Test');
    study.coderId = 'bo' as typeof study.coderId;
    study.dispatch('judgement.set', { ...cell, status: 'coded', value: 3 });
    expect([...study.store.all('judgement')].map(({ coderId, value }) => [coderId, value])).toEqual([
      ['ana', -3],
      ['bo', 3],
    ]);
  });

  it.each([
    [{ status: 'coded' }, /has a value/],
    [{ status: 'not-found', value: 1 }, /has no value/],
    [{ status: 'coded', value: 7 }, /-3 \(step -3\)/],
    [{ status: 'coded', value: 1, about: 'party' }, /is none/],
    [{ status: 'coded', value: 1, period: 'last spring' }, /not a date/],
    [{ status: 'coded', value: 1, evidence: ['nothing'] }, /Evidence: No passage/],
    [{ status: 'maybe', value: 1 }, /status/],
  ])('refuse %j', (args, reason) => {
    expect(() => newStudy().dispatch('judgement.set', { ...cell, ...args })).toThrow(reason);
  });

  it('can each be changed where a merge has left a coder with two of a cell, and settled', () => {
    const study = newStudy();
    study.dispatch('judgement.set', { ...cell, id: 'j1', status: 'coded', value: -3 });
    study.dispatch('judgement.set', { ...cell, id: 'j2', itemId: 'party', status: 'coded', value: 1 });
    study.dispatch('item.merge', { into: 'union', from: ['party'] });
    for (const id of ['j1', 'j2'])
      study.dispatch('judgement.set', { ...cell, id, status: 'coded', value: 2 });
    expect([...study.store.all('judgement')].map(({ value }) => value)).toEqual([2, 2]);
    study.dispatch('judgement.set', { ...cell, id: 'j2', status: 'not-found' });
    study.dispatch('judgement.settle', {
      id: 's1',
      settles: ['j1', 'j2'],
      status: 'coded',
      value: 2,
      rationale: 'One actor.',
    });
    study.dispatch('judgement.set', { ...cell, id: 'j3', period: '1995', status: 'coded', value: 0 });
    expect(() => study.dispatch('judgement.set', { ...cell, id: 'j3', status: 'coded', value: 0 })).toThrow(
      /judged already/,
    );
  });

  it('keep evidence that was removed since', () => {
    const study = newStudy();
    study.dispatch('judgement.set', { ...cell, id: 'j1', status: 'coded', value: 1, evidence: ['p1'] });
    study.dispatch('passage.remove', { id: 'p1' });
    study.dispatch('judgement.set', { ...cell, status: 'coded', value: 2, evidence: ['p1'] });
    expect(study.store.get('judgement', 'j1')?.evidence).toEqual(['p1']);
  });
});

describe('settlements', () => {
  const cell = { itemId: 'union', field: 'position', about: 'plan', period: '1994' };
  const settle = (study: StudyInMemory, args: object = {}) =>
    study.dispatch('judgement.settle', {
      id: 's1',
      settles: ['j1', 'j2'],
      status: 'coded',
      value: -2,
      rationale: 'Its vote tells more than its speeches.',
      ...args,
    });
  /** Ana holds −3, Bo −1; the third, Cy, is at work. */
  const differing = (): StudyInMemory => {
    const study = newStudy();
    const as = (coder: string) => {
      if (coder !== 'ana') study.dispatch('coder.add', { id: coder, name: coder });
      study.coderId = coder as typeof study.coderId;
    };
    study.dispatch('judgement.set', { ...cell, id: 'j1', status: 'coded', value: -3, evidence: ['p1'] });
    as('bo');
    study.dispatch('judgement.set', {
      ...cell,
      period: '1994-01/1994-12',
      id: 'j2',
      status: 'coded',
      value: -1,
    });
    as('cy');
    return study;
  };
  const stateOf = (study: StudyInMemory, id: string) => {
    const judgement = study.store.live('judgement', id);
    return judgement === undefined ? 'gone' : (settlementOf(study.store, judgement)?.id ?? 'counts');
  };

  it('take their cell from what they settle, and keep what that said', () => {
    const study = differing();
    expect(settle(study, { evidence: ['p1'], confidence: 'medium' })?.label).toBe(
      'Settle position of The union',
    );
    expect(study.store.get('judgement', 's1')).toMatchObject({
      itemId: 'union',
      aboutId: 'plan',
      period: '1994',
      value: -2,
      confidence: 'medium',
      evidence: ['p1'],
      coderId: 'cy',
      settles: [
        { judgementId: 'j1', status: 'coded', value: -3 },
        { judgementId: 'j2', status: 'coded', value: -1 },
      ],
    });
    expect([stateOf(study, 'j1'), stateOf(study, 'j2'), stateOf(study, 's1')]).toEqual([
      's1',
      's1',
      'counts',
    ]);
    study.undo();
    expect([stateOf(study, 'j1'), stateOf(study, 'j2'), stateOf(study, 's1')]).toEqual([
      'counts',
      'counts',
      'gone',
    ]);
    study.redo();
    expect(stateOf(study, 'j2')).toBe('s1');
    study.dispatch('judgement.remove', { id: 's1' });
    expect(stateOf(study, 'j2')).toBe('counts');
  });

  it('are made by one of those who differ, too, whose own judgement stays another', () => {
    const study = differing();
    study.coderId = 'ana' as typeof study.coderId;
    settle(study);
    study.dispatch('judgement.set', { ...cell, status: 'coded', value: -3, rationale: 'still' });
    expect(study.store.get('judgement', 'j1')).toMatchObject({ rationale: 'still', settles: [] });
    expect(study.store.get('judgement', 's1')?.value).toBe(-2);
    expect(stateOf(study, 'j1')).toBe('s1');
  });

  it('let go of what says something else since, and of what has gone to another cell', () => {
    const study = differing();
    settle(study);
    study.coderId = 'bo' as typeof study.coderId;
    study.dispatch('judgement.set', { ...cell, id: 'j2', status: 'coded', value: -1, evidence: ['p1'] });
    expect(stateOf(study, 'j2')).toBe('s1');
    study.dispatch('judgement.set', { ...cell, id: 'j2', status: 'coded', value: 0 });
    expect([stateOf(study, 'j1'), stateOf(study, 'j2')]).toEqual(['s1', 'counts']);
    study.undo();
    expect(stateOf(study, 'j2')).toBe('s1');
    study.dispatch('judgement.set', { ...cell, id: 'j1', period: '1996', status: 'coded', value: -3 });
    expect([stateOf(study, 'j1'), stateOf(study, 'j2')]).toEqual(['counts', 's1']);
  });

  it('can be settled in turn', () => {
    const study = differing();
    settle(study);
    study.dispatch('judgement.set', { ...cell, id: 'j3', status: 'coded', value: 3 });
    expect(() => settle(study, { id: 's2', settles: ['j1', 'j3'] })).toThrow(/settled already, by “s1”/);
    settle(study, { id: 's2', settles: ['s1', 'j3'], status: 'conflicting', value: null });
    expect(['j1', 'j2', 's1', 'j3', 's2'].map(id => stateOf(study, id))).toEqual([
      's1',
      's1',
      's2',
      's2',
      'counts',
    ]);
  });

  it('follow a merge, with the values that they remember', () => {
    const study = newStudy();
    const ally = { itemId: 'party', field: 'ally', status: 'coded' };
    study.dispatch('item.add', { id: 'wing', kind: 'actor', label: 'Youth wing' });
    study.dispatch('judgement.set', { ...ally, id: 'j1', value: 'wing' });
    study.dispatch('coder.add', { id: 'bo', name: 'Bo' });
    study.coderId = 'bo' as typeof study.coderId;
    study.dispatch('judgement.set', { ...ally, id: 'j2', status: 'not-found' });
    settle(study, { status: 'not-found', value: null });
    study.dispatch('item.merge', { into: 'union', from: ['party', 'wing'] });
    expect(study.store.get('judgement', 'j1')?.value).toBe('union');
    expect([stateOf(study, 'j1'), stateOf(study, 'j2')]).toEqual(['s1', 's1']);
  });

  it('are not stood on when what they settle is unmade', () => {
    const study = differing();
    const judged = study.commits.find(({ diff }) => diff.some(({ id }) => id === 'j1'));
    settle(study);
    expect(() => study.undo(judged?.id)).toThrow(/rests on it/);
  });

  it.each([
    [{ rationale: ' ' }, /says why/],
    [{ settles: ['j1'] }, /settles/],
    [{ settles: ['j1', 'j1'] }, /two judgements or more/],
    [{ settles: ['j1', 'nobody'] }, /No judgement/],
    [{ settles: ['j1', 'elsewhere'] }, /of another cell/],
    [{ settles: ['j1', 'agreed'] }, /say the same/],
    [{ settles: ['j1', 'empty'] }, /says nothing yet/],
    [{ settles: ['j1', 'gone'] }, /was removed/],
    [{ id: 'j1' }, /already that of/],
    [{ status: 'not-yet-coded', value: null }, /status/],
    [{ value: 9 }, /takes one of/],
    [{ evidence: ['nothing'] }, /Evidence/],
  ])('refuse %j', (args, reason) => {
    const study = differing();
    const add = (coder: string, judgement: object) => {
      study.dispatch('coder.add', { id: coder, name: coder });
      study.coderId = coder as typeof study.coderId;
      study.dispatch('judgement.set', { ...cell, status: 'coded', value: -3, ...judgement });
    };
    add('d', { id: 'elsewhere', period: '1995' });
    add('e', { id: 'agreed' });
    add('f', { id: 'empty', status: 'not-yet-coded', value: null });
    add('g', { id: 'gone', value: 2 });
    study.dispatch('judgement.remove', { id: 'gone' });
    expect(() => settle(study, args)).toThrow(reason);
  });

  it.each([
    [{ period: '1995' }, /stays about the same item/],
    [{ about: null }, /stays about the same item/],
    [{ status: 'not-yet-coded', value: null }, /cannot say “not yet coded”/],
    [{ rationale: '  ' }, /says why/],
  ])('are not changed to %j', (args, reason) => {
    const study = differing();
    settle(study);
    const change = (patch: object) =>
      study.dispatch('judgement.set', { ...cell, id: 's1', status: 'coded', value: -2, ...patch });
    expect(() => change(args)).toThrow(reason);
    change({ value: -1, rationale: 'On second thoughts.' });
    expect(study.store.get('judgement', 's1')).toMatchObject({ value: -1, settles: [{}, {}] });
  });
});

describe('the codebook', () => {
  it('refuses a key that another kind has, and a type change under values', () => {
    const study = newStudy();
    expect(() => study.dispatch('kind.add', { label: 'Other', key: 'a', colour: '#123456' })).toThrow(
      /belongs to the kind “Actor”/,
    );
    expect(() =>
      study.dispatch('field.change', { id: 'actor.type', value: { type: 'number', unit: null } }),
    ).toThrow(/already has values/);
    expect(() => study.dispatch('vocabulary.remove', { id: 'type' })).toThrow(/draws on this vocabulary/);
  });

  it('takes items along when a kind is removed, and brings them back', () => {
    const study = newStudy();
    const before = study.store.get('passage', 'p1');
    study.dispatch('kind.remove', { id: 'actor' });
    expect([...study.store.all('item')].map(item => item.id)).toEqual(['plan']);
    expect(study.store.live('field', 'actor.type')).toBeUndefined();
    study.dispatch('kind.restore', { id: 'actor' });
    expect(study.store.live('passage', 'p1')).toMatchObject({ exact: before?.exact });
    expect(study.store.live('field', 'actor.type')).toBeDefined();
  });
});

describe('memos', () => {
  it('go on a record by its id alone', () => {
    const study = newStudy();
    study.dispatch('memo.add', {
      id: 'm1',
      on: 'plan',
      text: 'note',
      mentions: [{ type: 'passage', id: 'p1' }],
    });
    expect(study.store.get('memo', 'm1')?.on).toEqual({ type: 'item', id: 'plan' });
    expect(() => study.dispatch('memo.add', { on: 'nothing', text: 'note' })).toThrow(/Nothing in the study/);
  });
});

describe('the door', () => {
  it('refuses what it does not know, and what only the program may give', () => {
    const study = newStudy();
    expect(() => study.dispatch('item.explode', {})).toThrow(/no command “item.explode”/);
    expect(() => study.dispatch('document.add', {})).toThrow(/no command/);
    expect(() => study.dispatch('item.add', null)).toThrow(/arguments of item.add/);
  });

  it('makes no commit where nothing changes', () => {
    expect(newStudy().dispatch('item.change', { id: 'union', label: 'The union' })).toBeNull();
  });

  it('makes a batch one commit, or none of it', () => {
    const study = newStudy();
    const before = study.state();
    const commands = [
      { type: 'item.add', args: { id: 'new', kind: 'actor', label: 'New' } },
      { type: 'passage.add', args: { documentId: 'doc', itemId: 'new', start: 0, end: 3 } },
    ];
    expect(() =>
      study.dispatch('batch', {
        commands: [...commands, { type: 'item.add', args: { kind: 'none', label: 'x' } }],
      }),
    ).toThrow(/Command 3/);
    expect(study.state()).toEqual(before);
    expect(study.dispatch('batch', { commands })?.diff).toHaveLength(2);
    study.undo();
    expect(study.state()).toEqual(before);
  });
});

describe('undo', () => {
  it('is refused with a reason where a later change has overtaken it', () => {
    const study = newStudy();
    const added = study.dispatch('item.add', { id: 'x', kind: 'actor', label: 'X' });
    study.dispatch('item.change', { id: 'x', label: 'Y' });
    expect(() => study.undo(added?.id)).toThrow(/overtaken/);
    const other = study.dispatch('item.add', { id: 'z', kind: 'actor', label: 'Z' });
    study.dispatch('passage.add', { documentId: 'doc', itemId: 'z', start: 0, end: 3 });
    expect(() => study.undo(other?.id)).toThrow(/rests on it/);
  });

  it('does not offer to take back the making of the study', () => {
    expect(new StudyInMemory().undoStack.undoTarget).toBeUndefined();
  });

  it('loses redo when something new is done', () => {
    const study = newStudy();
    study.undo();
    expect(study.undoStack.redoTarget?.label).toBe('Code passage with The union');
    study.dispatch('item.add', { kind: 'actor', label: 'New' });
    expect(study.undoStack.redoTarget).toBeUndefined();
  });
});
