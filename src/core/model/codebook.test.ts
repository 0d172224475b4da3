import { describe, expect, it } from 'vitest';
import feasibility from '#resources/codebooks/political-feasibility.json' with { type: 'json' };
import thematic from '#resources/codebooks/thematic-analysis.json' with { type: 'json' };
import { type CodebookTemplate, codebookTemplate, type FieldSubject } from './codebook.ts';

/** WCAG 2 contrast of two colours written as #rrggbb. */
const contrast = (one: string, other: string): number => {
  const luminance = (hex: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => {
      const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

const repeats = (values: readonly string[]): string[] =>
  values.filter((value, at) => values.indexOf(value) !== at);

const labelsOf = (codebook: CodebookTemplate, kindId: string, subject: FieldSubject): string[] =>
  codebook.fields.filter(f => f.kindId === kindId && f.subject === subject).map(f => f.label);

describe.each([
  ['political-feasibility', feasibility],
  ['thematic-analysis', thematic],
] as const)('the codebook %s that ships', (id, raw) => {
  const codebook = codebookTemplate.parse(raw);

  it('loses nothing to the schema and carries its file name as its id', () => {
    expect(codebook).toEqual(raw);
    expect(codebook.id).toBe(id);
  });

  it('has no id, key or field name twice', () => {
    for (const table of [codebook.kinds, codebook.fields, codebook.vocabularies, codebook.linkTypes]) {
      expect(repeats(table.map(record => record.id))).toEqual([]);
    }
    expect(repeats(codebook.kinds.flatMap(kind => kind.key ?? []))).toEqual([]);
    expect(repeats(codebook.fields.map(f => `${f.kindId} ${f.subject} ${f.name}`))).toEqual([]);
    for (const vocabulary of codebook.vocabularies) {
      expect(repeats(vocabulary.options.map(option => option.id))).toEqual([]);
    }
  });

  it('names only kinds and vocabularies that it has, and uses every vocabulary', () => {
    const kindIds = codebook.kinds.map(kind => kind.id);
    const used = new Set<string>();
    for (const field of codebook.fields) {
      expect(kindIds).toContain(field.kindId);
      if (field.aboutKindId !== null) expect(kindIds).toContain(field.aboutKindId);
      if (field.value.type === 'item') {
        for (const kindId of field.value.kindIds) expect(kindIds).toContain(kindId);
      }
      if (field.value.type === 'choice') used.add(field.value.vocabularyId);
    }
    expect([...used].sort()).toEqual(codebook.vocabularies.map(vocabulary => `${vocabulary.id}`).sort());
  });

  it('gives only judgements an about and a period', () => {
    for (const field of codebook.fields.filter(f => f.subject !== 'judgement')) {
      expect([field.id, field.aboutKindId, field.periodic]).toEqual([field.id, null, false]);
    }
  });

  it.each(['#ffffff', '#1a1b1e'])('has colours that stand out from %s', background => {
    for (const kind of codebook.kinds) expect(contrast(kind.colour, background)).toBeGreaterThanOrEqual(3);
  });
});

describe('the political feasibility codebook', () => {
  const codebook = codebookTemplate.parse(feasibility);

  it('has the three kinds with their keys', () => {
    expect(codebook.kinds.map(kind => [kind.id, kind.key])).toEqual([
      ['actor', 'a'],
      ['veto-point', 'v'],
      ['tracer', 't'],
    ]);
  });

  it('asks of an actor where it stands, how much it weighs and what it wants', () => {
    expect(labelsOf(codebook, 'actor', 'judgement').slice(0, 3)).toEqual([
      'Position',
      'Influence',
      'Interest',
    ]);
    const position = codebook.fields.find(f => f.id === 'actor.position');
    expect(position).toMatchObject({ aboutKindId: 'tracer', periodic: true });
    expect(position?.value.type === 'scale' && position.value.points.map(point => point.value)).toEqual([
      -3, -2, -1, 0, 1, 2, 3,
    ]);
  });

  it('lets a passage name every dimension on which a tracer is judged', () => {
    const dimensions = codebook.vocabularies.find(vocabulary => vocabulary.id === 'dimension');
    expect(dimensions?.options.map(option => option.label)).toEqual(
      labelsOf(codebook, 'tracer', 'judgement'),
    );
  });
});
