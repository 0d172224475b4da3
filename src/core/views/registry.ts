/** Every view of a study. The window's menu and the help of the shell come from here. */
import { Problem } from '../problem.ts';
import { concordance } from '../search/concordance-view.ts';
import { passages } from '../search/passages-view.ts';
import { coOccurrence } from './co-occurrence.ts';
import { evidenceReport } from './evidence-report.ts';
import { frequencies } from './frequencies.ts';
import { network } from './network/network.ts';
import { positionMap } from './position-map.ts';
import { positions } from './positions.ts';
import { timeline } from './timeline.ts';
import { tracerMatrix } from './tracer-matrix.ts';
import { vetoFlow } from './veto-flow.ts';
import { vetoMatrix } from './veto-matrix.ts';
import { asView, type View } from './view.ts';

export const views: readonly View[] = [
  asView(tracerMatrix),
  asView(vetoMatrix),
  asView(vetoFlow),
  asView(positions),
  asView(positionMap),
  asView(timeline),
  asView(network),
  asView(frequencies),
  asView(coOccurrence),
  asView(passages),
  asView(concordance),
  asView(evidenceReport),
];

/** The view with the id, or a Problem that lists the ids there are. */
export function requireView(id: string): View {
  const found = views.find(view => view.id === id);
  if (found !== undefined) return found;
  const ids = views.map(view => view.id).join(', ');
  throw new Problem('invalid', `There is no view “${id}”.`, `Choose one of: ${ids}.`);
}
