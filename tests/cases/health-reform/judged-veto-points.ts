/** What became of the tracers at the three veto points. */
import type { Judged, JudgedItems } from './judgement.ts';

interface Meeting {
  period: string;
  outcome: 'passed' | 'amended' | 'delayed' | 'dropped' | 'blocked';
  by?: readonly string[];
  strategy?: readonly string[];
  confidence: Judged['confidence'];
  why: string;
  on: readonly string[];
}

/** One judgement each for outcome, veto and strategy; who stopped it is no question where it passed untouched. */
const met = (about: string, { period, outcome, by, strategy, ...rest }: Meeting): Judged[] => {
  const unanswered = (field: string, why: string): Judged => ({
    ...rest,
    field,
    about,
    period,
    status: 'not-found',
    why,
  });
  return [
    { field: 'outcome', about, period, value: outcome, ...rest },
    by !== undefined
      ? { field: 'exercised-by', about, period, value: by, ...rest }
      : outcome === 'passed'
        ? { ...unanswered('exercised-by', 'It passed; nobody stopped it here.'), status: 'not-applicable' }
        : unanswered('exercised-by', 'The passages do not say whose doing it was.'),
    strategy !== undefined
      ? { field: 'strategy', about, period, value: strategy, ...rest }
      : unanswered('strategy', 'The passages tell the outcome, and no way that led to it.'),
  ];
};

export const judgedVetoPoints: JudgedItems = {
  'executive-arena': [
    ...met('finance', {
      period: '1995',
      outcome: 'amended',
      by: ['labour-ministry'],
      strategy: ['obfuscation', 'consensus-building'],
      confidence: 'high',
      why: 'The fixed quota became a mixed one after objections of the ministry, some of it hidden in a transitory article.',
      on: ['fixed-quota-lobby', 'obfuscation', 'consensus-inside'],
    }),
    ...met('family-insurance', {
      period: '1995',
      outcome: 'passed',
      confidence: 'high',
      why: 'It went into the bill.',
      on: ['bill-presented'],
    }),
    ...met('care-model', {
      period: '1995',
      outcome: 'dropped',
      by: ['economic-team', 'pension-group'],
      strategy: ['incremental'],
      confidence: 'medium',
      why: 'Everything about care was left out of the law to spare the pensions; this model is not named alone.',
      on: [
        'health-excluded-from-law',
        'team-discards-health',
        'pension-group-postpones-health',
        'incremental-choice',
      ],
    }),
    ...met('doctor-choice', {
      period: '1995',
      outcome: 'dropped',
      by: ['economic-team', 'pension-group'],
      strategy: ['incremental'],
      confidence: 'high',
      why: 'Dropped by name, since it touches the contract and would not have passed.',
      on: [
        'contract-issues-dropped',
        'would-not-pass',
        'pension-group-postpones-health',
        'incremental-choice',
      ],
    }),
    ...met('incentives', {
      period: '1995',
      outcome: 'dropped',
      by: ['economic-team', 'pension-group'],
      confidence: 'high',
      why: 'New ways of paying doctors were dropped by name.',
      on: ['contract-issues-dropped', 'would-not-pass', 'pension-group-postpones-health'],
    }),
    ...met('contracting-out', {
      period: '1995',
      outcome: 'passed',
      confidence: 'high',
      why: 'It stayed in the bill that was sent.',
      on: ['optout-in-bill', 'optout-still-in-bill'],
    }),
    ...met('contracting-out', {
      period: '1996/1998',
      outcome: 'delayed',
      by: ['health-group'],
      strategy: ['incremental'],
      confidence: 'high',
      why: 'The group put it off for fear of the union and went on with the private market alone.',
      on: ['health-group-postpones', 'postponed-again', 'optout-stopped', 'health-group-set-up'],
    }),
    {
      field: 'strategy',
      period: '1995',
      value: ['insulation', 'division'],
      confidence: 'medium',
      why: 'Told of the arena and of the reform as a whole: few take part, and other institutes were left out to keep opponents apart.',
      on: ['interagency-control', 'closed-top-down', 'division.pension-group'],
    },
  ],
  'lower-house': [
    ...met('finance', {
      period: '1995-12',
      outcome: 'passed',
      strategy: ['compensation'],
      confidence: 'high',
      why: 'Passed in substance, by the majority of one party and with favours to single deputies; giving it up had been weighed.',
      on: ['law-approved', 'majority-passes', 'pork-barrel', 'sacrifice-considered'],
    }),
    ...met('family-insurance', {
      period: '1995-12',
      outcome: 'passed',
      confidence: 'high',
      why: 'Part of the law that passed.',
      on: ['law-approved', 'majority-passes'],
    }),
    ...met('contracting-out', {
      period: '1995-12',
      outcome: 'dropped',
      by: ['pri-legislators'],
      strategy: ['compensation'],
      confidence: 'high',
      why: 'The price of the governing party’s votes; perhaps it had been put in to be given up.',
      on: ['veto-lower-house', 'optout-dropped', 'yield-to-union', 'bargaining-chip', 'removal-condition'],
    }),
    ...met('contracting-out', {
      period: '1999',
      outcome: 'passed',
      confidence: 'medium',
      why: 'Only the half on private organizations, outside social security law; chapter and annex differ on whether the Senate had voted.',
      on: ['hmo-law', 'i-1999-initiative'],
    }),
    ...met('contracting-out', {
      period: '1997/2000',
      outcome: 'blocked',
      by: ['prd', 'pan'],
      confidence: 'low',
      why: 'The chamber passed an amendment against it; the Senate was expected to stop that. The year is not given, only that the old majority was gone.',
      on: ['prd-amendment'],
    }),
  ],
  'imss-arena': [
    ...met('finance', {
      period: '1996/1999',
      outcome: 'passed',
      confidence: 'high',
      why: 'The team controls this part and carried it through.',
      on: ['imss-team-balance', 'finance-well-on-its-way', 'a-on-time'],
    }),
    ...met('regions', {
      period: '1995/1998',
      outcome: 'passed',
      confidence: 'medium',
      why: 'Set up in time, with quarrels over powers afterwards.',
      on: ['b-solution', 'b-obstacles'],
    }),
    ...met('care-model', {
      period: '1998',
      outcome: 'delayed',
      by: ['sntss'],
      strategy: ['consensus-building'],
      confidence: 'high',
      why: 'Stopped in January for another round with the union.',
      on: ['c-halted', 'c-delay'],
    }),
    ...met('medical-areas', {
      period: '1997',
      outcome: 'blocked',
      by: ['sntss'],
      confidence: 'high',
      why: 'The union did not accept what it had not negotiated.',
      on: ['d-1997-refused'],
    }),
    ...met('medical-areas', {
      period: '1998',
      outcome: 'amended',
      by: ['sntss'],
      strategy: ['consensus-building'],
      confidence: 'high',
      why: 'Became another project by agreement with the union.',
      on: ['d-1998-agreed'],
    }),
    ...met('family-insurance', {
      period: '1997/1999',
      outcome: 'passed',
      confidence: 'high',
      why: 'It operates; nobody in the Institute stopped it.',
      on: ['ssf-300000'],
    }),
    ...met('doctor-choice', {
      period: '1998',
      outcome: 'amended',
      by: ['sntss'],
      strategy: ['consensus-building', 'compensation'],
      confidence: 'high',
      why: 'Approved after all staff were let into the scheme and the union’s institute was made judge of the trials.',
      on: ['f-union-condition', 'f-approved'],
    }),
    ...met('incentives', {
      period: '1999',
      outcome: 'amended',
      by: ['sntss'],
      strategy: ['consensus-building'],
      confidence: 'medium',
      why: 'Goes on under the union’s condition and in its institute.',
      on: ['g-agreement', 'g-union-condition'],
    }),
    {
      field: 'outcome',
      about: 'case-costing',
      status: 'not-found',
      confidence: 'medium',
      why: 'The union is said to watch it like the rest; the section itself knows no veto, only lack of time.',
      on: ['rest-in-pilot', 'h-section.case-costing'],
    },
    ...met('contracting-out', {
      period: '1996/1999',
      outcome: 'blocked',
      by: ['sntss'],
      confidence: 'high',
      why: 'The union’s opposition is named as the main problem, and the project was suspended.',
      on: ['i-union-opposition', 'i-suspended'],
    }),
  ],
};
