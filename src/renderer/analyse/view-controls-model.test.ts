import { expect, it } from 'vitest';
import { requireView, views } from '#core/views/registry.ts';
import { controlsOf, labelOfOption } from './view-controls-model.ts';

it('reads a control from each simple option', () => {
  expect(controlsOf(requireView('veto-matrix'))).toMatchObject([
    { kind: 'period', name: 'period' },
    { kind: 'switch', name: 'includeUndated' },
    { kind: 'choice', name: 'across', choices: ['stage', 'tracer'] },
  ]);
});

it('gives only controls whose values the view takes, each with its help', () => {
  for (const view of views) {
    for (const control of controlsOf(view)) {
      expect(control.help, `${view.id} ${control.name}`).not.toBe('');
      const values =
        control.kind === 'period'
          ? ['1995/1996']
          : control.kind === 'switch'
            ? [true, false]
            : control.choices;
      for (const value of values)
        expect(view.options.safeParse({ [control.name]: value }).success).toBe(true);
    }
  }
});

it('writes names as words', () => {
  expect(labelOfOption('includeUndated')).toBe('Include undated');
});
