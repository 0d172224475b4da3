/**
 * The picture of a network: items as symbols by kind or type, larger the more neighbours they have; ties as lines, wider
 * the more they weigh. Items come first by the keyboard, then ties; each opens what it rests on. The best joined items
 * choose the place of their name first; where there is no room a name is told by its mark alone.
 */
import { polygonHull } from 'd3-polygon';
import { layOutLegend } from '../../pictures/legend.ts';
import type { Frame, Mark, Picture, Shape } from '../../pictures/picture.ts';
import type { Box, PlacedLabel } from '../../pictures/place-labels.ts';
import { type Categories, drawSymbol, numberCategories } from '../../pictures/symbols.ts';
import { shortenText, wrapText } from '../../pictures/text-width.ts';
import type { ViewTable } from '../view.ts';
import { chooseDrawnTies } from './drawn-ties.ts';
import { layOutNetwork, type Place } from './layout.ts';
import type { Network } from './network.ts';
import { nodeEntries, tieEntries } from './network-legend.ts';
import type { NetworkNode } from './network-nodes.ts';
import { type NodeSizes, nodeSizes, type TieWidths, tieWidths } from './network-sizes.ts';
import { cellsOfMarks, labelsOf, networkTables } from './network-tables.ts';
import {
  networkDescription,
  networkTitle,
  nodeLabel,
  tieLabel,
  tieName,
  undrawnWords,
  untiedWords,
  weightText,
} from './network-words.ts';
import { placeNames } from './place-names.ts';
import type { Tie } from './tie.ts';
import { tiePaths } from './tie-paths.ts';
import { drawBreak, drawLine, styleOf } from './tie-styles.ts';

const margin = 12;
const titleSize = 15;
const noteSize = 12;
/** Pixels around the places of nodes, for names. */
const inset = { x: 70, y: 34 };

/** Where there are very many ties the strongest are drawn; words say how many are not. */
export function drawNetwork(
  network: Network,
  { width }: Frame,
  tables: readonly ViewTable[] = networkTables(network),
): Picture {
  const { nodes, notes, rules } = network;
  const drawn = chooseDrawnTies(network.ties);
  const { ties } = drawn;
  const title = networkTitle(network);
  const inner = width - 2 * margin;
  const sizes = nodeSizes(network);
  const widths = tieWidths(drawn);
  const categories = categoriesOf(network);
  const groupTitle = network.groupedBy === 'type' ? (nodes[0]?.kindLabel ?? '') : 'Items';
  const place = { x: margin, y: 36, width: inner };
  const nodeLegend = layOutLegend(nodeEntries(categories, sizes), { ...place, title: groupTitle });
  const tieLegend = layOutLegend(tieEntries(ties, widths), {
    ...place,
    y: place.y + nodeLegend.height,
    title: 'Ties',
  });
  const top = place.y + nodeLegend.height + tieLegend.height + 8;
  const box = { x: 0, y: top, width, height: heightFor(nodes.length, width) };
  const body = drawBody(network, { ties, box, sizes, widths, categories, cells: cellsOfMarks(tables) });
  const words =
    nodes.length === 0
      ? ['No two items are tied in this way.', ...notes, ...untiedWords(network), ...rules]
      : [...undrawnWords(drawn), ...notes, ...untiedWords(network), ...rules];
  const foot = writeWords(words, nodes.length === 0 ? 58 : top + box.height + 18, inner);
  return {
    width,
    height: Math.ceil(foot.bottom + 10),
    title,
    description: networkDescription(network, drawn),
    ground: [
      {
        type: 'text',
        x: margin,
        y: 24,
        text: shortenText(title, inner, titleSize, true),
        size: titleSize,
        anchor: 'start',
        ink: 'text',
        bold: true,
      },
      ...nodeLegend.shapes,
      ...tieLegend.shapes,
      ...body.ground,
      ...foot.shapes,
    ],
    marks: body.marks,
  };
}

/** Groups in the codebook's order; what states no type comes last. */
function categoriesOf({ nodes, groupedBy }: Network): Categories {
  const sorted = [...nodes].sort((one, other) => one.groupOrder - other.groupOrder);
  return numberCategories(sorted.map(node => groupOf(node, groupedBy)));
}

const groupOf = ({ kindLabel, typeLabel }: NetworkNode, groupedBy: Network['groupedBy']): string =>
  groupedBy === 'kind' ? kindLabel : (typeLabel ?? 'type not stated');

const heightFor = (nodes: number, width: number): number =>
  nodes === 0
    ? 0
    : Math.round(Math.min(Math.max(380, width * 0.8), Math.max(220, 60 + 105 * Math.sqrt(nodes))));

interface Drawing {
  /** Those that are drawn. */
  ties: readonly Tie[];
  cells: ReturnType<typeof cellsOfMarks>;
  box: Box;
  sizes: NodeSizes;
  widths: TieWidths;
  categories: Categories;
}

function drawBody(network: Network, drawing: Drawing): { ground: Shape[]; marks: Mark[] } {
  const { nodes } = network;
  const { ties, box, sizes, widths, cells } = drawing;
  const radii = new Map<string, number>(nodes.map(({ item, degree }) => [item.id, sizes.of(degree)]));
  const radiusOf = (id: string): number => radii.get(id) ?? 0;
  const places = layOutNetwork({ nodes, ties }, { box: shrink(box, inset), radiusOf });
  const placeOf = (id: string): Place => places.get(id) ?? { x: box.x, y: box.y };
  const paths = tiePaths(ties, placeOf, radiusOf);
  const labels = placeNames(nodes, paths, { box: shrink(box, { x: 8, y: 4 }), placeOf, radiusOf });
  const labelOf = labelsOf(network);
  const nodeMarks = nodes.map((node): Mark => {
    const { id } = node.item;
    const { x, y } = placeOf(id);
    const cell = cells.node(id);
    const category = drawing.categories.of(groupOf(node, network.groupedBy));
    return {
      id: `node:${id}`,
      label: nodeLabel(node, cell.passages.length),
      x,
      y,
      shapes: [...drawSymbol(category, { x, y, radius: radiusOf(id) }), ...labelShapes(labels.get(id))],
      cell,
      heading: { row: node.item.label, column: 'Degree' },
    };
  });
  const tieMarks = paths.map((path): Mark => {
    const { tie, d, middle, direction } = path;
    const style = styleOf(tie);
    const width = widths.of(tie.weight);
    const caption = labels.get(tie.id)?.text;
    return {
      id: `tie:${tie.id}`,
      label: tieLabel(tie, labelOf),
      ...middle,
      shapes: [
        ...drawLine(d, width, style),
        ...(style.ended ? drawBreak(middle, direction, style.double ? width + 4 : width, style.ink) : []),
        ...(caption === undefined ? [] : [{ ...caption, ink: 'muted' as const }]),
      ],
      cell: cells.tie(tie.id),
      heading: { row: tieName(tie, labelOf), column: `Weight ${weightText(tie)}` },
      behind: true,
    };
  });
  const ground = network.outlines ? outlineCommunities(nodes, placeOf, radiusOf) : [];
  return { ground, marks: [...nodeMarks, ...tieMarks] };
}

const labelShapes = (label: PlacedLabel | null | undefined): Shape[] =>
  label == null ? [] : [...(label.leader === null ? [] : [label.leader]), label.text];

const shrink = ({ x, y, width, height }: Box, by: { x: number; y: number }): Box => ({
  x: x + by.x,
  y: y + by.y,
  width: Math.max(1, width - 2 * by.x),
  height: Math.max(1, height - 2 * by.y),
});

/** Light, under everything: a hull around the nodes of each community of two or more. */
function outlineCommunities(
  nodes: readonly NetworkNode[],
  placeOf: (itemId: string) => Place,
  radiusOf: (itemId: string) => number,
): Shape[] {
  const communities = [...new Set(nodes.map(({ community }) => community))];
  return communities.flatMap((community): Shape[] => {
    const members = nodes.filter(node => node.community === community);
    if (members.length < 2) return [];
    const around = members.flatMap(({ item }) => {
      const [{ x, y }, radius] = [placeOf(item.id), radiusOf(item.id) + 12];
      return Array.from({ length: 12 }, (_, step): [number, number] => [
        x + radius * Math.cos((step * Math.PI) / 6),
        y + radius * Math.sin((step * Math.PI) / 6),
      ]);
    });
    const corners = (polygonHull(around) ?? []).map(
      ([x, y]) => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`,
    );
    return [
      {
        type: 'path',
        d: `M${corners.join('L')}Z`,
        fill: 'line',
        fillOpacity: 0.25,
        stroke: { ink: 'line', width: 1.5 },
      },
    ];
  });
}

function writeWords(
  words: readonly string[],
  top: number,
  width: number,
): { shapes: Shape[]; bottom: number } {
  const lines = words.flatMap(each => wrapText(each, width, noteSize, 4));
  const shapes = lines.map(
    (text, at): Shape => ({
      type: 'text',
      x: margin,
      y: top + at * 17,
      text,
      size: noteSize,
      anchor: 'start',
      ink: 'muted',
    }),
  );
  return { shapes, bottom: top + lines.length * 17 };
}
