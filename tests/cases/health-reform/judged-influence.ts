/** Influence of the actors, and what they stood to gain or lose. */
import type { Judged, JudgedItems } from './judgement.ts';

type Certainty = Judged['confidence'];

const influence = (
  period: string,
  value: number,
  confidence: Certainty,
  why: string,
  ...on: string[]
): Judged => ({
  field: 'influence',
  period,
  value,
  confidence,
  why,
  on,
});

const interest = (value: string, confidence: Certainty, why: string, ...on: string[]): Judged => ({
  field: 'interest',
  value,
  confidence,
  why,
  on,
});

export const judgedInfluence: JudgedItems = {
  sntss: [
    influence(
      '1992/1995-10',
      0,
      'high',
      'Shut out of the arena where the content was made.',
      'veto-executive',
    ),
    influence(
      '1995-11/1995-12',
      2,
      'high',
      'Stopped one article, could not stop the law.',
      'sntss-in-congress',
      'union-presses-legislators',
    ),
    influence(
      '1996/1999',
      3,
      'high',
      'Steers what the team proposes, and stops some of it.',
      'veto-imss',
      'principal-obstacle',
    ),
    interest(
      'No privatization, no dismissals, and its own hold on the posts.',
      'high',
      'Stated as its main aim.',
      'union-aim',
      'directorate-margin',
    ),
  ],
  directorate: [
    influence(
      '1992/1994',
      1,
      'high',
      'Kept out of the decisions.',
      'veto-executive',
      'directorate-loses-control',
    ),
    influence(
      '1995',
      2,
      'medium',
      'As broker it could argue by what would pass.',
      'would-not-pass',
      'compensation',
    ),
    influence(
      '1996/1999',
      1,
      'medium',
      'Alone before the union without backing from above.',
      'directorate-alone',
      'half-hearted-directorate',
    ),
    interest(
      'To keep the reform in its hands and peace with the union.',
      'medium',
      'The first from the creation of its think tank, the second from its later reserve.',
      'cedess-purpose',
      'half-hearted-directorate',
    ),
  ],
  borrego: [
    influence('1993/1994', 1, 'medium', 'Could not give his think tank power.', 'cedess-no-power'),
    influence('1995', 3, 'medium', 'His brokerage made the law possible.', 'borrego-brokers'),
    {
      field: 'position',
      about: 'doctor-choice',
      period: '1993/1994',
      value: 2,
      confidence: 'medium',
      why: 'Wanted a reform that reaches beyond money to care.',
      on: ['borrego-arrives', 'cedess-integral-task'],
    },
  ],
  'economic-team': [
    influence(
      '1992/1994',
      3,
      'high',
      'Content, scope and timing stayed in its hands.',
      'decision-stays-with-team',
      'team-decides-alone',
    ),
    influence(
      '1995',
      3,
      'high',
      'Decided what the law would hold.',
      'team-discards-health',
      'closed-top-down',
    ),
    influence(
      '1996/1999',
      3,
      'medium',
      'Still weighs what may go forward; the text speaks of the arena and of no loss of hold.',
      'private-sector-not-ready',
      'closed-top-down',
    ),
    interest(
      'Public finances in balance and producers who can compete.',
      'high',
      'Given as what moved it.',
      'team-protects-producers',
      'sole-objective-finance.finance',
    ),
  ],
  'finance-ministry': [
    influence('1992/1999', 3, 'high', 'Plans and pays in one.', 'finance-ministry-power'),
    {
      field: 'influence',
      about: 'finance',
      period: '1995',
      value: 3,
      confidence: 'high',
      why: 'Its support decided that this part went into the law.',
      on: ['finance-support'],
    },
  ],
  'president-office': [
    influence(
      '1992/1999',
      3,
      'high',
      'Chooses who takes part and empowers the teams.',
      'closed-top-down',
      'health-group-backed',
    ),
  ],
  zedillo: [
    influence(
      '1995',
      3,
      'medium',
      'What he was committed to passed.',
      'bill-presented',
      'health-left-for-later',
    ),
    influence(
      '1997/2000',
      2,
      'medium',
      'Without a majority, reacting more than acting.',
      'majority-lost-1997',
      'reactive-government',
    ),
  ],
  salinas: [
    influence(
      '1988/1994',
      3,
      'medium',
      'His word spared the Institute.',
      'salinas-spares-imss',
      'salinas-stops-reform',
    ),
  ],
  'serra-puche': [
    influence(
      '1993/1994',
      3,
      'high',
      'The team’s most important patron.',
      'serra-backs-team',
      'vertical-link-serra',
    ),
    influence(
      '1995',
      0,
      'medium',
      'Out of office; all that he saved was his people’s posts.',
      'serra-resigns',
    ),
  ],
  aspe: [
    influence('1992/1993', 3, 'medium', 'Led the first project from the ministry.', 'aspe-team-networks'),
    influence('1993/1994', 1, 'medium', 'Lost the project to the rival faction.', 'aspe-team-loses'),
  ],
  'aspe-team': [
    influence('1992/1993', 3, 'medium', 'Had the project.', 'aspe-team-networks'),
    influence('1993/1994', 0, 'medium', 'Forced out of it.', 'aspe-team-abandons'),
  ],
  'ortiz-team': [
    influence('1993/1994', 3, 'medium', 'Took the project over and made the proposal.', 'takeover-1993'),
  ],
  levy: [
    influence(
      '1995/1999',
      2,
      'medium',
      'Room to move and safe posts for the team, not more.',
      'levy-support',
    ),
  ],
  davila: [
    influence(
      '1995',
      2,
      'medium',
      'Argued within the ministry and reached a compromise.',
      'fixed-quota-lobby',
    ),
  ],
  villafana: [
    influence(
      '1993/1994',
      1,
      'low',
      'His model entered the centre’s proposal; the group itself did not decide.',
      'villafana-model',
    ),
  ],
  cedess: [
    influence(
      '1993/1994',
      1,
      'high',
      'Its studies were used, its people not let in.',
      'cedess-exchange',
      'cedess-think-tank',
    ),
  ],
  'imss-team': [
    influence(
      '1993/1994',
      3,
      'medium',
      'A mandate from the ministries and a patron.',
      'serra-backs-team',
      'team-extension',
    ),
    influence(
      '1995/1999',
      1,
      'medium',
      'Slowed almost to a stop wherever it needs the staff; strong only on money.',
      'imss-team-balance',
      'imss-team-must-negotiate',
    ),
    {
      field: 'influence',
      about: 'finance',
      period: '1995/1999',
      value: 3,
      confidence: 'high',
      why: 'Here it controls what changes.',
      on: ['imss-team-balance'],
    },
  ],
  'pension-group': [
    influence(
      '1995',
      3,
      'medium',
      'Wrote the final form and put the rest off.',
      'pension-group-vertical',
      'pension-group-postpones-health',
    ),
  ],
  'health-group': [
    influence(
      '1996/1998',
      2,
      'medium',
      'Strong backing, and still stopped by the union’s pressure.',
      'health-group-backed',
      'optout-stopped',
    ),
  ],
  business: [
    influence(
      '1992/1994',
      2,
      'high',
      'Direct talks with ministers, and a study that shaped the programme.',
      'businessmen-lobby-aspe',
      'business-access',
    ),
    influence('1996/1999', 1, 'medium', 'Could not show that its case was sound.', 'business-no-evidence'),
    interest(
      'Lower quotas and better care for its workers, or its money back.',
      'high',
      'The reason for which it paid for the study.',
      'business-dissatisfied',
    ),
  ],
  cce: [
    influence('1995', 1, 'low', 'Negotiated with, and asked to sign what was decided.', 'tripartite-formal'),
  ],
  ctm: [
    influence(
      '1995',
      1,
      'medium',
      'Signed what was decided and could not stop the law; it had been losing weight for years.',
      'tripartite-formal',
      'ctm-sounding-board',
    ),
  ],
  tripartite: [
    influence('1995', 0, 'high', 'A form to be fulfilled; it moved next to nothing.', 'tripartite-formal'),
  ],
  'pri-legislators': [
    influence(
      '1995-11/1995-12',
      3,
      'high',
      'Their votes passed the law and removed the article.',
      'majority-passes',
      'veto-lower-house',
    ),
    influence(
      '1997/2000',
      2,
      'medium',
      'No majority in this chamber any more.',
      'majority-lost-1997',
      'prd-amendment',
    ),
    interest(
      'Not to pay at the polls for another unpopular law, nor to vote against unions.',
      'high',
      'Both are told, one in a quotation.',
      'legislators-resent',
      'legislators-not-against-unions',
    ),
  ],
  audry: [influence('1995-11/1995-12', 1, 'low', 'Loud, and gave way.', 'audry', 'audry-yields')],
  cnc: [
    influence(
      '1995-11/1995-12',
      1,
      'low',
      'Present among the party’s sectors without pressing.',
      'cnc-no-resistance',
    ),
  ],
  prd: [
    influence('1995', 0, 'medium', 'Its votes changed nothing.', 'prd-against', 'prd-in-congress'),
    influence(
      '1997/2000',
      2,
      'medium',
      'Carried an amendment through the chamber with others.',
      'prd-amendment',
    ),
  ],
  pan: [
    influence('1995', 1, 'medium', 'Courted, and not needed in the end.', 'pan-votes', 'pan-ambivalent'),
    influence('1997/2000', 2, 'medium', 'Its votes made the difference.', 'prd-amendment'),
  ],
  pt: [influence('1995', 0, 'low', 'Voted against without effect.', 'prd-pt-ideological')],
  'labour-ministry': [
    influence('1995', 2, 'medium', 'Forced a compromise on the quota.', 'fixed-quota-lobby'),
  ],
  funsalud: [
    influence(
      '1992/1993',
      2,
      'medium',
      'Heard by the faction that then had the project.',
      'funsalud-and-finance',
    ),
    influence(
      '1993/1995',
      1,
      'high',
      'Its ideas went in, it did not.',
      'funsalud-loses-access',
      'decision-stays-with-team',
    ),
  ],
  'sepulveda-team': [
    influence(
      '1992/1994',
      0,
      'medium',
      'Neither a full proposal nor ties to the ministries that mattered.',
      'sepulveda-team',
    ),
  ],
  'uam-group': [influence('1992/1994', 0, 'medium', 'An academic voice outside.', 'uam-criticism')],
  'colosio-advisers': [
    influence(
      '1993/1994-03',
      2,
      'low',
      'Near the next president until the candidate’s death; inferred.',
      'colosio-advisers',
    ),
  ],
  'world-bank': [
    influence(
      '1998/2000',
      2,
      'low',
      'Its loans carry equipment and studies; no say in the content is told.',
      'c-credit',
      'h-commitment',
    ),
  ],
  delegations: [
    influence(
      '1996/1998',
      1,
      'low',
      'Their powers clash with those of regions and centre.',
      'b-obstacles',
      'b-authority-crisis',
    ),
  ],
  secodam: [influence('1998', 1, 'low', 'One of three that signed.', 'b-agreement')],
  'gonzalez-fernandez': [
    influence('1999', 2, 'low', 'Gave the bill the broker that it had lacked.', 'health-minister-brokers'),
  ],
};
