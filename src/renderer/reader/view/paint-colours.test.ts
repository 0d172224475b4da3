import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, pages, paintColours } from './paint-colours.ts';

const colours = fc.integer({ min: 0, max: 0xffffff }).map(value => `#${value.toString(16).padStart(6, '0')}`);

describe('paintColours', () => {
  it.each(['light', 'dark'] as const)('keeps text, lines and labels legible in %s', scheme => {
    fc.assert(
      fc.property(colours, colour => {
        const { tints, line, ink } = paintColours(colour, scheme);
        for (const tint of tints) expect(contrast(tint, pages[scheme].ink)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(line, pages[scheme].surface)).toBeGreaterThanOrEqual(3);
        expect(contrast(ink, pages[scheme].surface)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it('knows the contrast of black on white', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it('tells depths apart', () => {
    const { tints } = paintColours('#2f7fd1', 'light');
    expect(new Set(tints).size).toBe(3);
  });
});
