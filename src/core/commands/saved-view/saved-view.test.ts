import { expect, it } from 'vitest';
import { StudyInMemory } from '../../../../tests/support/study-in-memory.ts';

const byYear = { view: 'timeline', options: { lanes: 'tracer', period: '1995' } };

it('is saved by a name that no other has, renamed, removed and restored', () => {
  const study = new StudyInMemory();
  study.dispatch('savedView.add', { id: 'years', name: '  By year ', ...byYear });
  expect(study.store.get('savedView', 'years')).toMatchObject({
    name: 'By year',
    viewId: 'timeline',
    options: byYear.options,
    display: { form: null, table: null, arrangements: {} },
  });
  expect(() => study.dispatch('savedView.add', { name: 'by YEAR', ...byYear })).toThrow(
    'There is a saved view “By year” already.',
  );
  study.dispatch('savedView.change', { id: 'years', name: 'By Year', options: { lanes: 'stage' } });
  expect(study.store.get('savedView', 'years')).toMatchObject({
    name: 'By Year',
    options: { lanes: 'stage' },
  });
  study.dispatch('savedView.remove', { id: 'years' });
  study.dispatch('savedView.add', { id: 'other', name: 'By year', ...byYear });
  expect(study.store.live('savedView', 'years')).toBeUndefined();
  study.dispatch('savedView.restore', { id: 'years' });
  expect(study.store.live('savedView', 'years')?.name).toBe('By Year');
});

it.each([
  [{ name: 'Radar', view: 'radar' }, 'There is no view “radar”'],
  [{ name: 'Time', view: 'timeline', options: { lanes: 'moon' } }, 'The options of “Timeline” are not right'],
  [{ name: 'Network', view: 'network' }, 'is a view of the program'],
  [{ name: ' ', view: 'network' }, 'needs a name'],
])('refuses %j', (args, why) => {
  const study = new StudyInMemory();
  expect(() => study.dispatch('savedView.add', args)).toThrow(why);
});
