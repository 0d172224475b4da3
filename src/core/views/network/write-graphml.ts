/**
 * The network as GraphML (graphdrawing.org), by hand, because graphology only reads that format. Every attribute is
 * declared with its type. Same network, same text.
 */
import { escapeMarkup } from '../../text/xml-text.ts';
import { type EdgeAttributes, type NodeAttributes, networkGraph } from './graph.ts';
import type { Network } from './network.ts';

type AttributeType = 'string' | 'int' | 'double' | 'boolean';
type Types<Attributes> = Readonly<Record<keyof Attributes, AttributeType>>;

const nodeTypes: Types<NodeAttributes> = {
  label: 'string',
  kind: 'string',
  type: 'string',
  degree: 'int',
  strength: 'double',
  betweenness: 'double',
  community: 'int',
  passages: 'int',
};

/** The schema allows ids of edges fewer characters than ours have, so that the tie's own id is an attribute. */
const edgeTypes: Types<EdgeAttributes & { tie: string }> = {
  tie: 'string',
  label: 'string',
  sort: 'string',
  weight: 'double',
  raw: 'double',
  directed: 'boolean',
  sign: 'string',
  orientation: 'string',
  period: 'string',
  ended: 'boolean',
  explanation: 'string',
  evidence: 'int',
  passages: 'string',
  judgements: 'string',
  records: 'string',
};

export function writeNetworkGraphml(network: Network): string {
  const graph = networkGraph(network);
  const nodes = graph.mapNodes(
    (id, attributes) =>
      `    <node id="${escapeMarkup(id)}">\n${writeData('n', nodeTypes, attributes)}    </node>\n`,
  );
  const edges = graph.mapEdges((id, attributes, source, target) => {
    const ends = `source="${escapeMarkup(source)}" target="${escapeMarkup(target)}"`;
    const data = writeData('e', edgeTypes, { tie: id, ...attributes });
    return `${ends}>\n${data}    </edge>\n`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" ',
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ',
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns ',
    'http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n',
    ...writeKeys('n', 'node', nodeTypes),
    ...writeKeys('e', 'edge', edgeTypes),
    `  <graph id="network" edgedefault="${graph.type}">\n`,
    ...nodes,
    ...edges.map((edge, at) => `    <edge id="e${at + 1}" ${edge}`),
    '  </graph>\n</graphml>\n',
  ].join('');
}

const writeKeys = (prefix: string, of: string, types: Readonly<Record<string, AttributeType>>): string[] =>
  Object.entries(types).map(
    ([name, type]) => `  <key id="${prefix}-${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>\n`,
  );

/** An empty text says nothing, and is left out. */
const writeData = (
  prefix: string,
  types: Readonly<Record<string, AttributeType>>,
  values: Readonly<Record<string, string | number | boolean>>,
): string =>
  Object.keys(types)
    .flatMap(name => {
      const value = values[name];
      if (value === undefined || value === '') return [];
      return `      <data key="${prefix}-${name}">${escapeMarkup(String(value))}</data>\n`;
    })
    .join('');
