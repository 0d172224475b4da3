/** Short ways to write the values of a coded passage. Absent = the text does not say. */

export type Stage = 'problem-definition' | 'formulation' | 'legislation' | 'implementation';
export type Dimension =
  | 'problem'
  | 'proposed-solution'
  | 'place-in-programme'
  | 'advances'
  | 'commitments'
  | 'legal-requirements'
  | 'labour-requirements'
  | 'economic-requirements'
  | 'administrative-requirements'
  | 'obstacles'
  | 'status'
  | 'speed'
  | 'scope'
  | 'overall-evaluation';
export type Outcome = 'passed' | 'amended' | 'delayed' | 'dropped' | 'blocked';

export type PassageValues = Readonly<Record<string, string | readonly string[]>>;

interface Setting {
  stage?: Stage;
  /** EDTF. */
  date?: string;
  /** Tracers. */
  about?: readonly string[];
}

/** An actor states where it stands. */
export const states = (setting: Setting = {}): PassageValues => ({ role: 'states-position', ...setting });
/** An actor does something. */
export const acts = (setting: Setting = {}): PassageValues => ({ role: 'acts', ...setting });
/** An actor is described. */
export const described = (setting: Setting = {}): PassageValues => ({ role: 'is-described', ...setting });

/** What a tracer's passage speaks of. */
export const tells = (...dimension: readonly Dimension[]): PassageValues => ({ dimension });
export const tellsOf = (date: string, ...dimension: readonly Dimension[]): PassageValues => ({
  date,
  dimension,
});

/** What happens at a veto point. */
export const meets = (
  values: { about?: readonly string[]; players?: readonly string[]; outcome?: Outcome } = {},
): PassageValues => ({ ...values });
