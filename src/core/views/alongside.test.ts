import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Alongside } from './alongside.ts';

const edits = fc.array(fc.record({ at: fc.nat(200), removed: fc.nat(60), added: fc.nat(60) }), {
  minLength: 1,
  maxLength: 6,
});

it('gives for each member what is made of it, whatever came before', () => {
  fc.assert(
    fc.property(fc.nat(150), edits, (size, steps) => {
      const alongside = new Alongside<{ name: number }, string>();
      let names = 0;
      const member = () => ({ name: ++names });
      const list = Array.from({ length: size }, member);
      for (const { at, removed, added } of steps) {
        list.splice(at % (list.length + 1), removed, ...Array.from({ length: added }, member));
        expect(alongside.of([...list], ({ name }) => `made of ${name}`)).toEqual(
          list.map(({ name }) => `made of ${name}`),
        );
      }
    }),
  );
});

it('makes only what is new, where a few are added, replaced, moved and taken away', () => {
  const alongside = new Alongside<object, object>();
  const list = Array.from({ length: 1_000 }, () => ({}));
  let made = 0;
  const make = () => {
    made += 1;
    return {};
  };
  const before = alongside.of([...list], make);
  expect(made).toBe(1_000);
  list.splice(10, 0, {});
  list.splice(400, 90, ...Array.from({ length: 90 }, () => ({})));
  list.splice(700, 5);
  const after = alongside.of([...list], make);
  expect(made).toBe(1_091);
  expect(after[0]).toBe(before[0]);
  expect(after.at(-1)).toBe(before.at(-1));
});

it('makes anew what is not right any more', () => {
  const alongside = new Alongside<{ id: number }, { by: string; id: number }>();
  const list = [{ id: 1 }, { id: 2 }];
  const [first, second] = alongside.of(list, ({ id }) => ({ by: 'first', id }));
  const again = alongside.of(
    list,
    ({ id }) => ({ by: 'second', id }),
    ({ id }) => id === 1,
  );
  expect(again[0]).toBe(first);
  expect(again[1]).not.toBe(second);
  expect(again[1]).toEqual({ by: 'second', id: 2 });
});
