/**
 * Where the nodes of a network stand. Each component is laid out by ForceAtlas2 (Jacomy and others, 2014) from places
 * that follow from the ids of its items, so that a network looks the same whenever it is opened, and much the same when a
 * tie is added. Components stand side by side, each with room by its size.
 */
import Graph from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import type { Box } from '../../pictures/place-labels.ts';
import { Recent } from '../recent.ts';
import { signOf } from './graph.ts';
import { keepApart } from './keep-apart.ts';
import type { Tie } from './tie.ts';

export interface Place {
  x: number;
  y: number;
}

/** What of a network its layout depends on. */
export interface TiedItems {
  nodes: readonly { item: { id: string } }[];
  ties: readonly Pick<Tie, 'id' | 'sort' | 'fromId' | 'toId' | 'weight'>[];
}

export interface LayoutRoom {
  /** No middle of a node leaves it. */
  box: Box;
  /** Of each node by its item's id, in pixels: how far it must stay from others. */
  radiusOf(itemId: string): number;
}

/** A network changes less often than the study, and keeps its places until it does. */
const layouts = new Recent<ReadonlyMap<string, Place>>(6);

/** By the ids of items. Takes a number of steps that is bounded by the size of the network. */
export function layOutNetwork(network: TiedItems, room: LayoutRoom): ReadonlyMap<string, Place> {
  const { x, y, width, height } = room.box;
  const parts: (string | number)[] = [x, y, width, height, network.nodes.length];
  for (const { item } of network.nodes) parts.push(item.id, room.radiusOf(item.id));
  for (const { id, sort, fromId, toId, weight } of network.ties) parts.push(id, sort, fromId, toId, weight);
  return layouts.of(parts, () => layOut(network, room));
}

function layOut({ nodes, ties }: TiedItems, { box, radiusOf }: LayoutRoom): Map<string, Place> {
  const graph = springsOf({ nodes, ties });
  const components = findComponents(graph);
  const places = new Map<string, Place>();
  for (const [component, room] of splitRoom(components, box)) {
    const placed = fitInto(layOutComponent(graph, component), room);
    const apart = keepApart(
      placed.map(({ id, place }) => ({ ...place, radius: radiusOf(id) })),
      within(room, Math.max(...component.map(radiusOf)) + 4),
      gapIn(room, placed.length),
    );
    for (const [at, { id, place }] of placed.entries()) places.set(id, apart[at] ?? place);
  }
  return places;
}

/** The box without its margin, so that nodes of neighbouring rooms stay apart; where it is small, its middle half. */
const within = ({ x, y, width, height }: Box, margin: number): Box => {
  const [across, down] = [Math.min(margin, width / 4), Math.min(margin, height / 4)];
  return { x: x + across, y: y + down, width: width - 2 * across, height: height - 2 * down };
};

/** Pixels between neighbours: clusters are loosened as far as there is room, so that lines in them can be seen. */
const gapIn = ({ width, height }: Box, nodes: number): number =>
  Math.min(64, Math.max(8, 0.45 * Math.sqrt((width * height) / nodes) - 16));

type Spring = { weight: number };
type SpringGraph = Graph<Place, Spring>;

/** What opposes pulls a little too: opponents stay in sight of each other, farther apart than allies. */
const opposed = 0.1;

/** All ties between two items as one spring, without direction. */
function springsOf({ nodes, ties }: TiedItems): SpringGraph {
  const graph: SpringGraph = new Graph({ type: 'undirected' });
  for (const { item } of nodes) graph.addNode(item.id, seedOf(item.id));
  const strongest = Math.max(...ties.map(({ weight }) => Math.abs(weight)), 0) || 1;
  // The order of springs moves the places a little; that of ties depends on when they were made.
  for (const tie of [...ties].sort((one, other) => (one.id < other.id ? -1 : 1))) {
    if (tie.fromId === tie.toId) continue;
    const pull = (Math.abs(tie.weight) / strongest) * (signOf(tie) === 'positive' ? 1 : opposed);
    graph.updateEdge(tie.fromId, tie.toId, ({ weight = 0 }) => ({ weight: weight + pull }));
  }
  return graph;
}

/** A place in a disc, by a hash of the id (FNV-1a, then mixed as in murmur3), so that ids alike lie far apart. */
function seedOf(id: string): Place {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  const mix = (value: number): number => {
    let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  };
  const angle = mix(hash) * 2 * Math.PI;
  const distance = 100 * Math.sqrt(mix(hash + 0x9e3779b9));
  return { x: distance * Math.cos(angle), y: distance * Math.sin(angle) };
}

/** Largest first, then by their first node. */
function findComponents(graph: SpringGraph): string[][] {
  const seen = new Set<string>();
  const components: string[][] = [];
  for (const start of graph.nodes()) {
    if (seen.has(start)) continue;
    seen.add(start);
    const component = [start];
    for (const id of component) {
      for (const next of graph.neighbors(id)) {
        if (seen.has(next)) continue;
        seen.add(next);
        component.push(next);
      }
    }
    components.push(component.sort());
  }
  return components.sort((one, other) => other.length - one.length);
}

interface Placed {
  id: string;
  place: Place;
}

function layOutComponent(whole: SpringGraph, component: readonly string[]): Placed[] {
  const graph: SpringGraph = new Graph({ type: 'undirected' });
  const inside = new Set(component);
  for (const id of component) graph.addNode(id, whole.getNodeAttributes(id));
  whole.forEachEdge((_, { weight }, from, to) => {
    if (inside.has(from)) graph.addEdge(from, to, { weight });
  });
  const found = forceAtlas2(graph, {
    iterations: iterationsFor(graph),
    getEdgeWeight: 'weight',
    settings: {
      gravity: 0.5,
      scalingRatio: 10,
      edgeWeightInfluence: 0.5,
      barnesHutOptimize: component.length > 500,
      slowDown: 1 + Math.log(component.length),
    },
  });
  const places = levelled(component.map(id => found[id] ?? seedOf(id)));
  return component.map((id, at) => ({ id, place: places[at] ?? seedOf(id) }));
}

/**
 * Long networks are turned to lie level, because rooms are wide and names are level. The rounder one is the less it is
 * turned, since its longest direction may become another with each tie that is added.
 */
function levelled(places: readonly Place[]): Place[] {
  const mean = (of: (place: Place) => number): number =>
    places.reduce((sum, place) => sum + of(place), 0) / places.length;
  const middle = { x: mean(({ x }) => x), y: mean(({ y }) => y) };
  const xx = mean(({ x }) => (x - middle.x) ** 2);
  const yy = mean(({ y }) => (y - middle.y) ** 2);
  const xy = mean(({ x, y }) => (x - middle.x) * (y - middle.y));
  const half = (xx + yy) / 2;
  const spread = Math.hypot((xx - yy) / 2, xy);
  // Of the widths along and across, 1 where it is round.
  const longer = Math.sqrt((half + spread) / Math.max(half - spread, 1e-9));
  const angle = -0.5 * Math.atan2(2 * xy, xx - yy) * Math.min(1, Math.max(0, longer - 1.2) / 0.4);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return places.map(({ x, y }) => ({ x: x * cos - y * sin, y: x * sin + y * cos }));
}

/** Some 300 ms at most, whatever the size. Where each node has many ties they come to rest in half of the steps. */
function iterationsFor({ order, size }: SpringGraph): number {
  const steps = (size > 4 * order ? 4_500_000 : 8_000_000) / order ** 2;
  return Math.max(30, Math.min(400, Math.round(steps)));
}

/** Halves of about the same number of nodes, again and again, along the longer side. */
function splitRoom(components: readonly string[][], box: Box): [string[], Box][] {
  const [first] = components;
  if (first === undefined) return [];
  if (components.length === 1) return [[first, box]];
  const weightOf = (list: readonly string[][]): number =>
    list.reduce((sum, { length }) => sum + length + 1, 0);
  const total = weightOf(components);
  let at = 1;
  while (at < components.length - 1 && weightOf(components.slice(0, at)) < total / 2) at += 1;
  const share = weightOf(components.slice(0, at)) / total;
  const isWide = box.width >= box.height;
  const width = isWide ? box.width * share : box.width;
  const height = isWide ? box.height : box.height * share;
  return [
    ...splitRoom(components.slice(0, at), { x: box.x, y: box.y, width, height }),
    ...splitRoom(components.slice(at), {
      x: isWide ? box.x + width : box.x,
      y: isWide ? box.y : box.y + height,
      width: isWide ? box.width - width : width,
      height: isWide ? height : box.height - height,
    }),
  ];
}

/** Of two nodes side by side, in pixels: farther than that, a small component would only look torn apart. */
const farthestNeighbour = 190;
/** Places mean nearness only, so that a layout may be stretched to use its room, within reason. */
const mostStretch = 1.8;

function fitInto(placed: readonly Placed[], room: Box): Placed[] {
  const spread = (of: (place: Place) => number) => {
    const values = placed.map(({ place }) => of(place));
    const [least, most] = [Math.min(...values), Math.max(...values)];
    return { middle: (least + most) / 2, width: most - least };
  };
  const [across, down] = [spread(({ x }) => x), spread(({ y }) => y)];
  // Rooms of neighbours touch.
  const inset = { x: Math.min(110, room.width / 4), y: Math.min(80, room.height / 4) };
  const most = farthestNeighbour * Math.sqrt(placed.length - 1);
  const scaleOf = (width: number, available: number): number =>
    width === 0 ? Number.POSITIVE_INFINITY : Math.min(available, most) / width;
  const fitX = scaleOf(across.width, room.width - inset.x);
  const fitY = scaleOf(down.width, room.height - inset.y);
  const least = Math.min(fitX, fitY);
  if (!Number.isFinite(least))
    return placed.map(({ id }) => ({
      id,
      place: { x: room.x + room.width / 2, y: room.y + room.height / 2 },
    }));
  const [scaleX, scaleY] = [Math.min(fitX, least * mostStretch), Math.min(fitY, least * mostStretch)];
  return placed.map(({ id, place }) => ({
    id,
    place: {
      x: room.x + room.width / 2 + (place.x - across.middle) * scaleX,
      y: room.y + room.height / 2 + (place.y - down.middle) * scaleY,
    },
  }));
}
