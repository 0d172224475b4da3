import { expect, it } from 'vitest';
import { z } from 'zod';
import { requireView, views } from '#core/views/registry.ts';
import {
  controlsOf,
  type OptionValue,
  optionAt,
  type ViewControl,
  withOption,
  wordsOf,
} from './view-controls-model.ts';

const controlOf = (viewId: string, path: string): ViewControl | undefined =>
  controlsOf(requireView(viewId)).find(control => control.path.join('.') === path);

it('reads a control from each option, and from each part of one', () => {
  expect(controlOf('veto-matrix', 'across')).toMatchObject({
    kind: 'choice',
    choices: ['stage', 'tracer'],
    otherwise: 'stages',
    place: 'bar',
  });
  expect(controlOf('veto-matrix', 'items')).toMatchObject({
    kind: 'ids',
    of: { type: 'item', role: 'vetoPointKind' },
  });
  expect(controlOf('position-map', 'compare.period')).toMatchObject({ kind: 'period', place: 'more' });
  expect(controlOf('network', 'ties')).toMatchObject({ kind: 'choices' });
  expect(controlOf('network', 'sentences')).toMatchObject({
    kind: 'number',
    whole: true,
    least: 1,
    most: 50,
  });
  expect(controlOf('tracer-matrix', 'roles.tracerKind')).toMatchObject({
    kind: 'id',
    of: { type: 'kind' },
    place: 'roles',
  });
});

const example = (control: ViewControl): OptionValue => {
  switch (control.kind) {
    case 'period':
      return '1995/1996';
    case 'switch':
      return true;
    case 'choice':
      return control.choices[0] ?? '';
    case 'choices':
      return control.choices;
    case 'number':
      return Math.max(1, control.least ?? 1);
    case 'ids':
      return ['some-id'];
    case 'id':
    case 'text':
      return 'some-id';
  }
};

it('has a control for every option of every view, with its help and a value that the view takes', () => {
  for (const view of views) {
    const controls = controlsOf(view);
    const { properties = {} } = z.toJSONSchema(view.options, { io: 'input', unrepresentable: 'any' });
    const controlled = new Set(controls.map(({ path }) => path[0]));
    // A coding query holds others inside it: the controls beside it say what is asked most, programs say the rest.
    const asData = view.id === 'passages' ? ['query'] : [];
    expect(
      [...Object.keys(properties)].filter(name => !controlled.has(name)),
      view.id,
    ).toEqual(asData);
    for (const control of controls) {
      const place = `${view.id} ${control.path.join('.')}`;
      expect(control.help, place).not.toBe('');
      const options = withOption({}, control.path, example(control));
      expect(view.options.safeParse(options).success, place).toBe(true);
    }
  }
});

it('sets and leaves alone options and parts of options', () => {
  const set = withOption({ across: 'stage' }, ['compare', 'period'], '1995');
  expect(set).toEqual({ across: 'stage', compare: { period: '1995' } });
  expect(optionAt(set, ['compare', 'period'])).toBe('1995');
  expect(optionAt(set, ['compare', 'tracer'])).toBeUndefined();
  expect(withOption(set, ['compare', 'period'], undefined)).toEqual({ across: 'stage' });
});

it('writes names as words', () => {
  expect(wordsOf('includeUndated')).toBe('Include undated');
});
