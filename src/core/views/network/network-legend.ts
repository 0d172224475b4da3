/** What symbols, sizes and lines of a network mean: only what is in it. */
import type { LegendEntry } from '../../pictures/legend.ts';
import { type Categories, drawSymbol } from '../../pictures/symbols.ts';
import type { NodeSizes, TieWidths } from './network-sizes.ts';
import { isUnsupported, sortNames, weightText } from './network-words.ts';
import type { Tie } from './tie.ts';
import { dotted, drawBreak, drawLine, styleOf, type TieStyle } from './tie-styles.ts';

export function nodeEntries(categories: Categories, sizes: NodeSizes): LegendEntry[] {
  const groups = categories.legend.map(({ category, names }) => ({
    label: names.length > 1 ? `other: ${names.join(', ')}` : (names[0] ?? ''),
    sample: (x: number, y: number) => drawSymbol(category, { x, y, radius: 5.5 }),
  }));
  const [least, most] = sizes.range;
  if (least === most) return groups;
  const large = Math.min(9, sizes.of(most));
  const small = (large * sizes.of(least)) / sizes.of(most);
  return [
    ...groups,
    {
      label: `larger: more neighbours, ${least} to ${most}`,
      sampleWidth: 2 * (small + large) + 4,
      sample: (x, y) => {
        const stroke = { ink: 'muted', width: 1.25 } as const;
        return [
          { type: 'circle', x: x - large - 2, y, radius: small, stroke },
          { type: 'circle', x: x + small + 2, y, radius: large, stroke },
        ];
      },
    },
  ];
}

const sampleWidth = 34;
const line = (x: number, y: number): string => `M${x - sampleWidth / 2} ${y}L${x + sampleWidth / 2} ${y}`;
const plain: TieStyle = { ink: 'muted', double: false, arrow: false, dash: null, ended: false };

export function tieEntries(ties: readonly Tie[], widths: TieWidths): LegendEntry[] {
  const styles = new Map<string, { style: TieStyle; words: Set<string> }>();
  for (const tie of ties) {
    const style = { ...styleOf(tie, { supported: true }), ended: false };
    const key = JSON.stringify(style);
    const known = styles.get(key);
    if (known === undefined) styles.set(key, { style, words: new Set([wordsOf(tie)]) });
    else known.words.add(wordsOf(tie));
  }
  const entries: LegendEntry[] = [...styles.values()].map(({ style, words }) => ({
    label: [...words].join(', '),
    sampleWidth,
    sample: (x, y) => drawLine(line(x, y), 1.6, style),
  }));
  if (ties.some(({ ended }) => ended))
    entries.push({
      label: 'ended',
      sampleWidth,
      sample: (x, y) => [...drawLine(line(x, y), 1.6, plain), ...drawBreak({ x, y }, [1, 0], 1.6, plain.ink)],
    });
  if (ties.some(isUnsupported))
    entries.push({
      label: 'dotted: rests on no passage',
      sampleWidth,
      sample: (x, y) => drawLine(line(x, y), 1.6, { ...plain, dash: dotted }),
    });
  const [least, most] = widths.range;
  if (least !== most)
    entries.push({
      label: `wider: more weight, ${weightText({ weight: least })} to ${weightText({ weight: most })}`,
      sampleWidth,
      sample: (x, y) => [
        ...drawLine(line(x, y - 5), widths.of(least), plain),
        ...drawLine(line(x, y + 2), widths.of(most), plain),
      ],
    });
  return entries;
}

function wordsOf({ sort, label, orientation, weight }: Tie): string {
  if (sort === 'link') return orientation === null ? label : `${label} (${orientation})`;
  if (sort !== 'subtract') return sortNames[sort];
  return weight > 0 ? 'more agreement' : weight < 0 ? 'more opposition' : 'as much agreement as opposition';
}
