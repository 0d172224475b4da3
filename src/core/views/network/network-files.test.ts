import fc from 'fast-check';
import Graph from 'graphology';
import { parse as parseGexf } from 'graphology-gexf';
import { parse as parseGraphml } from 'graphology-graphml';
import type { Attributes } from 'graphology-types';
import { describe, expect, it } from 'vitest';
import { feasibility, sampleStudy, studies, TestStudy } from '../../../../tests/support/feasibility-study.ts';
import { splitValues } from '../../exporters/csv-cells.ts';
import type { ViewTable } from '../view.ts';
import { network } from './network.ts';
import { tieSorts } from './tie.ts';
import { writeNetworkGexf } from './write-gexf.ts';
import { writeNetworkGraphml } from './write-graphml.ts';

type Options = Parameters<typeof network.compute>[1];

const formats = {
  gexf: {
    write: writeNetworkGexf,
    read: (text: string) => parseGexf(Graph, text),
    tieOf: (edge: string) => edge,
  },
  graphml: {
    write: writeNetworkGraphml,
    read: (text: string) => parseGraphml(Graph, text),
    tieOf: (_: string, { tie }: Attributes) => String(tie),
  },
} as const;

const resultOf = (study: TestStudy, options: Options = {}) =>
  network.compute(study.store, options, study.units);

/** Rows by their ids, each with the values of its cells by column. */
const rowsOf = (table: ViewTable | undefined) =>
  new Map(
    (table?.rows ?? []).map(({ id, cells }) => [
      id,
      Object.fromEntries((table?.columns ?? []).map((column, at) => [column.id, cells[at]])),
    ]),
  );

/** Whatever a study may be called: markup, quotation marks, controls, halves of pairs, line ends, emoji. */
const hostile = '</data><a b="\'c\'">&amp; ]]> \u0001\u0085\ufffe\t\n🏥é';
const shown = '</data><a b="\'c\'">&amp; ]]> \ufffd\ufffd\ufffd\t\n🏥é';

describe.each(Object.entries(formats))('a network as %s', (_, { write, read, tieOf }) => {
  it('is read back with the nodes, edges, weights and attributes of the tables', () => {
    fc.assert(
      fc.property(studies, fc.subarray([...tieSorts], { minLength: 1 }), (study, ties) => {
        const result = resultOf(study, { ties, sentences: 2 });
        const [tieRows, nodeRows] = network.table(result).map(rowsOf);
        const graph = read(write(result));
        const hasDirection = result.ties.some(({ directed }) => directed);
        expect(graph.order).toBe(nodeRows?.size);
        expect(graph.size).toBe(tieRows?.size);
        graph.forEachNode((id, attributes) => {
          const row = nodeRows?.get(id);
          expect(attributes).toMatchObject({
            label: row?.item?.text,
            kind: row?.kind?.text,
            degree: row?.degree?.value,
            strength: row?.strength?.value,
            betweenness: row?.betweenness?.value,
            community: row?.community?.value,
            passages: row?.item?.passages.length,
          });
        });
        graph.forEachEdge((edge, attributes, from, to) => {
          const row = tieRows?.get(tieOf(edge, attributes));
          expect([from, to]).toEqual([row?.from?.records[0]?.id, row?.to?.records[0]?.id]);
          expect(graph.isDirected(edge)).toBe(hasDirection);
          expect(attributes).toMatchObject({
            label: row?.tie?.text,
            sort: row?.sort?.text,
            weight: row?.weight?.value,
            raw: row?.raw?.value,
            directed: row?.direction?.text === 'directed',
            evidence: row?.passages?.value,
            explanation: row?.explanation?.text,
          });
          expect(attributes.period ?? '').toBe(row?.period?.text);
          expect(attributes.orientation ?? '').toBe(row?.orientation?.text);
          expect(splitValues(attributes.passages ?? '')).toEqual(row?.tie?.passages);
          expect(splitValues(attributes.judgements ?? '')).toEqual(row?.tie?.judgements);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('keeps whatever a label has that XML can hold', () => {
    const study = new TestStudy(feasibility);
    for (const id of ['a', 'b']) study.dispatch('item.add', { id, kind: 'actor', label: `${hostile}${id}` });
    study.dispatch('link.add', { type: 'reports-to', from: 'a', to: 'b', period: '1988/1994' });
    const text = write(resultOf(study));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what must not be there.
    expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
    const graph = read(text);
    expect(graph.getNodeAttribute('a', 'label')).toBe(`${shown}a`);
    expect(graph.mapEdges((_, attributes) => attributes)).toMatchObject([
      { orientation: 'vertical', period: '1988/1994 (ended)', ended: true, sign: 'positive', weight: 1 },
    ]);
  });

  it('holds ties of several sorts between the same two items side by side, with their signs', () => {
    const study = new TestStudy(feasibility);
    for (const id of ['a', 'b']) study.dispatch('item.add', { id, kind: 'actor', label: id });
    for (const id of ['t', 'u']) {
      study.dispatch('item.add', { id, kind: 'tracer', label: id });
      for (const [itemId, value] of [
        ['a', 2],
        ['b', -1],
      ]) {
        const args = { itemId, about: id, field: 'position', status: 'coded', value };
        study.dispatch('judgement.set', args);
      }
    }
    study.dispatch('link.add', { type: 'allied-with', from: 'a', to: 'b' });
    study.dispatch('link.add', { type: 'supports', from: 'a', to: 'b' });
    const graph = read(write(resultOf(study, { ties: ['link', 'conflict', 'subtract'] })));
    expect(graph.mapEdges(edge => graph.isDirected(edge))).toEqual([true, true, true, true]);
    const edges = graph.mapEdges((_, { sort, label, weight, sign, directed }) => ({
      is: [sort, label, weight, sign].join(' '),
      directed,
    }));
    expect(edges.sort((one, other) => (one.is < other.is ? -1 : 1))).toEqual([
      { is: 'conflict is opposed to 2 negative', directed: false },
      { is: 'link allied with 1 positive', directed: false },
      { is: 'link supports 1 positive', directed: true },
      { is: 'subtract agrees less disagrees with -2 negative', directed: false },
    ]);
  });

  it('is the same text for the same network, and well-formed where there is none', () => {
    const text = write(resultOf(sampleStudy()));
    expect(write(resultOf(sampleStudy()))).toBe(text);
    expect(text.match(/<node /g)).toHaveLength(resultOf(sampleStudy()).nodes.length);
    expect(text.match(/<edge /g)).toHaveLength(resultOf(sampleStudy()).ties.length);
    expect(read(write(resultOf(new TestStudy(feasibility)))).order).toBe(0);
  });
});

it('gives parallel edges kinds of their own, which Gephi keeps apart', () => {
  const text = writeNetworkGexf(resultOf(sampleStudy()));
  expect(text).toContain('kind="link: reports to"');
  expect(text).not.toMatch(/lastmodifieddate/i);
});
