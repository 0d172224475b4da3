/** The whole coding of the report as commands, in the order in which the door takes them. */
import { actors, tracers, vetoPoints } from './items.ts';
import { judgedInfluence } from './judged-influence.ts';
import { judgedPositionsOfSociety } from './judged-positions-of-society.ts';
import { judgedPositionsOfTheState } from './judged-positions-of-the-state.ts';
import { judgedTeams } from './judged-teams.ts';
import { judgedTracersAToD } from './judged-tracers-a-to-d.ts';
import { judgedTracersEToI } from './judged-tracers-e-to-i.ts';
import { judgedVetoPoints } from './judged-veto-points.ts';
import { judgementCommands } from './judgement.ts';
import { passagesOfTheProcess } from './passages-of-the-process.ts';
import { passagesOfTheSummary } from './passages-of-the-summary.ts';
import { passagesOfTheTeams } from './passages-of-the-teams.ts';
import { passagesOfTheTracers } from './passages-of-the-tracers.ts';
import { checksumAt, places } from './places.ts';
import { ties } from './ties.ts';

export interface Command {
  type: string;
  args: object;
}

/** Names of the places at which the text is not the one that was coded. */
export const strayPlaces = (text: string): string[] =>
  Object.entries(places).flatMap(([name, place]) => (checksumAt(text, place) === place[2] ? [] : [name]));

/** The coding of the document. Throws where a place does not hold the text that was coded. */
export function codingCommands(text: string, documentId: string): Command[] {
  const stray = strayPlaces(text);
  if (stray.length > 0)
    throw new Error(`This is not the text that was coded: ${stray.slice(0, 5).join(', ')}.`);
  return [...itemCommands(), ...passageCommands(documentId), ...allJudgements(), ...tieCommands()];
}

const itemCommands = (): Command[] =>
  Object.entries({ actor: actors, tracer: tracers, 'veto-point': vetoPoints }).flatMap(([kind, items]) =>
    Object.entries(items).map(([id, item]) => ({ type: 'item.add', args: { id, kind, ...item } })),
  );

const passageCommands = (documentId: string): Command[] =>
  Object.entries({
    ...passagesOfTheSummary,
    ...passagesOfTheProcess,
    ...passagesOfTheTeams,
    ...passagesOfTheTracers,
  }).flatMap(([name, coded]) => {
    const place = places[name];
    if (place === undefined) throw new Error(`There is no place “${name}”.`);
    const [start, end] = place;
    return Object.entries(coded).map(([itemId, values]) => ({
      type: 'passage.add',
      args: { id: `${name}.${itemId}`, documentId, itemId, start, end, values },
    }));
  });

const allJudgements = (): Command[] =>
  [
    judgedTracersAToD,
    judgedTracersEToI,
    judgedPositionsOfTheState,
    judgedPositionsOfSociety,
    judgedInfluence,
    judgedTeams,
    judgedVetoPoints,
  ].flatMap(judgementCommands);

const tieCommands = (): Command[] =>
  ties.map(({ on, ...tie }) => ({
    type: 'link.add',
    args: { id: `l.${tie.type}.${tie.from}.${tie.to}`, ...tie, evidence: on },
  }));
