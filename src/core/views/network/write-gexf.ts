/**
 * The network as GEXF 1.3, which Gephi and its kin read. Ties of one sort and label are one kind of edge, because Gephi
 * adds up parallel edges of the same kind and keeps those of different kinds apart. Same network, same text: no date.
 */
/// <reference path="./gexf-writer.d.ts" />
import writeGexf from 'graphology-gexf/common/writer.js';
import { type EdgeAttributes, networkGraph } from './graph.ts';
import type { Network } from './network.ts';

export const writeNetworkGexf = (network: Network): string =>
  writeGexf(networkGraph(network), { version: '1.3', pedantic: true, formatEdge });

function formatEdge(_key: string, { label, weight, ...attributes }: EdgeAttributes) {
  return { label, weight, kind: `${attributes.sort}: ${label}`, attributes };
}
