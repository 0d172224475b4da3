/** What a position map says in words: its title, what is missing, and the name of each of its marks. */
import { counted } from '../text/counted.ts';
import type { Coalition } from './coalitions.ts';
import type { MapPoint, Movement, PositionMap, Snapshot, UnplacedActor } from './position-map.ts';
import type { Cell } from './view.ts';

export const nameOfTracer = ({ tracer }: Snapshot): string =>
  tracer === null ? 'in general' : `on “${tracer.label}”`;

const nameOfPeriod = ({ period }: Snapshot): string => period ?? 'any time';

/** What tells two maps apart, as a name and within a sentence: their periods, else their tracers, or both. */
export interface Sides {
  from: { name: string; where: string };
  to: { name: string; where: string };
}

export function sidesOf(map: PositionMap, compared: Snapshot): Sides {
  const isOtherPeriod = map.period !== compared.period;
  const isOtherTracer = isOther(map, compared);
  const sideOf = (side: Snapshot) => ({
    name: [
      ...(isOtherTracer || !isOtherPeriod ? [`“${side.tracer?.label ?? 'in general'}”`] : []),
      ...(isOtherPeriod ? [nameOfPeriod(side)] : []),
    ].join(', '),
    where: [
      ...(isOtherTracer || !isOtherPeriod ? [nameOfTracer(side)] : []),
      ...(isOtherPeriod ? [side.period === null ? 'at any time' : `in ${side.period}`] : []),
    ].join(' '),
  });
  return { from: sideOf(map), to: sideOf(compared) };
}

const isOther = (map: PositionMap, compared: Snapshot): boolean => map.tracer?.id !== compared.tracer?.id;

export function titleOf(map: PositionMap): string {
  const { compared, period } = map;
  const inPeriod = period === null ? '' : `, ${period}`;
  if (compared === null) return `Positions ${nameOfTracer(map)}${inPeriod}`;
  const { from, to } = sidesOf(map, compared);
  const both = [
    ...(isOther(map, compared) ? [] : [nameOfTracer(map)]),
    ...(period === compared.period && period !== null ? [`in ${period}`] : []),
  ];
  return `${['Positions', ...both].join(' ')}: from ${from.name} to ${to.name}`;
}

export function descriptionOf(map: PositionMap): string {
  const { positionField: position, influenceField: influence, points, unplaced, compared } = map;
  if (position === null || influence === null) return map.notes.join(' ');
  const parts: string[] = [];
  const total = points.length + unplaced.length;
  if (total === 0)
    parts.push('The study has no actors yet: code passages with actors, and they appear here.');
  else if (compared === null && points.length === 0)
    parts.push(
      `Nobody is on the map yet: it takes a judgement of ${position.label.toLowerCase()} and one of ` +
        `${influence.label.toLowerCase()} of the same actor. ${listed(unplaced.length)}`,
    );
  else if (compared === null)
    parts.push(
      `${points.length} of ${counted(total, 'actor')} ${points.length === 1 ? 'stands' : 'stand'} where the ` +
        `latest judgement puts them.${unplaced.length === 0 ? '' : ` ${listed(unplaced.length)}`}`,
    );
  else parts.push(describeMovements(map.movements));
  const unsupported = points.filter(({ evidence }) => evidence.unsupported).length;
  if (unsupported > 0) parts.push(`Of ${counted(unsupported, 'actor')} some value rests on no passage.`);
  return parts.join(' ');
}

const listed = (unplaced: number): string =>
  `${counted(unplaced, 'actor')} ${unplaced === 1 ? 'is' : 'are'} not on the map, and listed with the reason.`;

function describeMovements(movements: readonly Movement[]): string {
  const both = movements.flatMap(({ from, to }) => (from === null || to === null ? [] : [{ from, to }]));
  const up = both.filter(({ from, to }) => to.position > from.position).length;
  const down = both.filter(({ from, to }) => to.position < from.position).length;
  const once = movements.length - both.length;
  return (
    `${counted(both.length, 'actor')} on both maps: ${up} moved towards support, ${down} towards opposition, ` +
    `${both.length - up - down} held the position.${once === 0 ? '' : ` ${once} on one of the two only.`}`
  );
}

export const typeOf = ({ type }: MapPoint | UnplacedActor): string =>
  type.text === '' ? 'type not stated' : type.text;

/** `Position +2 Supports; influence High on the tracer`, as the cells say it. */
export const valuesOf = ({ positionField, influenceField }: PositionMap, point: MapPoint): string =>
  `${positionField?.label ?? ''} ${point.positionCell.text}; ` +
  `${influenceField?.label ?? ''} ${point.influenceCell.text}` +
  `${point.influenceOn === 'general' ? ' in general' : ''}`;

const supportOf = ({ passages, unsupported }: Cell): string =>
  passages.length === 0
    ? 'Rests on no passage.'
    : `${counted(passages.length, 'passage')}${unsupported ? '; some of it rests on none' : ''}.`;

export function labelOfPoint(map: PositionMap, point: MapPoint, coalitions: readonly Coalition[]): string {
  const { evidence } = point;
  const others = coalitions.flatMap(({ members }) =>
    members.some(({ id }) => id === point.actor.id)
      ? members.filter(({ id }) => id !== point.actor.id).map(({ label }) => label)
      : [],
  );
  return [
    `${point.actor.label}, ${typeOf(point)}: ${valuesOf(map, point)}.`,
    supportOf(evidence),
    ...(point.otherTimes.length === 0 ? [] : [`At other times: ${point.otherTimes.join('; ')}.`]),
    ...(others.length === 0 ? [] : [`Linked with ${others.join(', ')}.`]),
  ].join(' ');
}

export const labelOfUnplaced = (actor: UnplacedActor, where: string): string =>
  `${actor.actor.label}, ${typeOf(actor)}: ${where}.`;

export function labelOfMovement(map: PositionMap, from: MapPoint, to: MapPoint): string {
  const change = to.position - from.position;
  const power = to.influence - from.influence;
  const way =
    change > 0
      ? 'moved towards support'
      : change < 0
        ? 'moved towards opposition'
        : power > 0
          ? 'gained influence'
          : 'lost influence';
  return `${from.actor.label} ${way}: from ${valuesOf(map, from)} to ${valuesOf(map, to)}.`;
}
