/**
 * The network as a graph of graphology, from which files and places are made. Every tie is an edge of its own, so that
 * ties of several sorts between the same two items stay apart. Attributes say what the rows of the tables say.
 */
import Graph from 'graphology';
import { joinValues } from '../../exporters/csv-cells.ts';
import { replaceForbidden } from '../../text/xml-text.ts';
import type { Network } from './network.ts';
import { passagesByNode, periodText } from './network-tables.ts';
import type { Tie } from './tie.ts';

/** Types, so that they suit graphology's records of attributes. Texts hold nothing that XML forbids. */
export type NodeAttributes = {
  label: string;
  kind: string;
  /** Of actors; empty where it is not stated. */
  type: string;
  degree: number;
  strength: number;
  betweenness: number;
  /** From 1, as in the table. */
  community: number;
  /** Number of passages that its ties rest on. */
  passages: number;
};

export type EdgeAttributes = {
  /** The link's type, or what the sort is called. */
  label: string;
  sort: string;
  weight: number;
  /** Counted, before normalisation. */
  raw: number;
  /** As the edge itself says, for programs that take all edges of a network for the same. */
  directed: boolean;
  sign: 'positive' | 'negative' | 'none';
  /** Empty where it is neither vertical nor horizontal. */
  orientation: string;
  /** EDTF, several with a comma between; empty where it is not stated. */
  period: string;
  ended: boolean;
  explanation: string;
  /** Number of passages that it rests on. */
  evidence: number;
  /** Ids, with `|` between them. */
  passages: string;
  judgements: string;
  records: string;
};

export type NetworkGraph = Graph<NodeAttributes, EdgeAttributes, { creator: string; description: string }>;

/**
 * Keys of nodes are the ids of items, keys of edges the ids of ties. All edges are of one type, because many programs
 * refuse graphs that mix directed and other edges: where any tie is directed, all edges are, and the attribute
 * `directed` says which ties have a direction.
 */
export function networkGraph(network: Network): NetworkGraph {
  const isDirected = network.ties.some(({ directed }) => directed);
  const graph: NetworkGraph = new Graph({ type: isDirected ? 'directed' : 'undirected', multi: true });
  const clean = replaceForbidden;
  graph.setAttribute('creator', 'Tracework');
  graph.setAttribute('description', clean(network.notes.join(' ')));
  const passagesOf = passagesByNode(network);
  for (const { item, kindLabel, typeLabel, degree, strength, betweenness, community } of network.nodes) {
    graph.addNode(item.id, {
      label: clean(item.label),
      kind: clean(kindLabel),
      type: clean(typeLabel ?? ''),
      degree,
      strength,
      betweenness,
      community: community + 1,
      passages: passagesOf(item.id).length,
    });
  }
  for (const tie of network.ties) {
    const attributes: EdgeAttributes = {
      label: clean(tie.label),
      sort: tie.sort,
      weight: tie.weight,
      raw: tie.raw,
      directed: tie.directed,
      sign: signOf(tie),
      orientation: tie.orientation ?? '',
      period: clean(periodText(tie)),
      ended: tie.ended,
      explanation: clean(tie.explanation),
      evidence: tie.passages.length,
      passages: joinValues(tie.passages),
      judgements: joinValues(tie.judgements),
      records: joinValues(tie.records.map(({ type, id }) => `${type}:${id}`)),
    };
    graph.addEdgeWithKey(tie.id, tie.fromId, tie.toId, attributes);
  }
  return graph;
}

/** Whether a tie brings together or sets apart. Conflict counts upward, and yet sets apart. */
export const signOf = ({ sort, weight }: Pick<Tie, 'sort' | 'weight'>): EdgeAttributes['sign'] =>
  weight === 0 ? 'none' : sort === 'conflict' || weight < 0 ? 'negative' : 'positive';
