/** How the summary and the chapter on context are coded: place, then item, then the passage’s values. */
import { acts, described, meets, type PassageValues, states, tells, tellsOf } from './passage-values.ts';

const optOut = ['contracting-out'];
const care = ['care-model', 'doctor-choice', 'incentives'];

export const passagesOfTheSummary: Readonly<Record<string, Readonly<Record<string, PassageValues>>>> = {
  'imss-emblem': { imss: described() },
  'business-access': { business: described() },
  'union-size': { sntss: described() },
  'union-turns-independent': { sntss: described({ date: '1988/2000' }) },
  'salinas-successor': { salinas: acts({ date: '1994' }), zedillo: described({ date: '1994' }) },
  'reactive-government': { zedillo: acts({ date: '1995/2000' }) },
  'salinas-spares-imss': { salinas: acts({ stage: 'problem-definition', date: '1988/1994' }) },
  'sole-objective-finance': {
    'finance-ministry': acts({ stage: 'formulation', date: '1992/1994', about: ['finance'] }),
    finance: tells('proposed-solution'),
  },
  'team-placed-in-imss': {
    'economic-team': acts({ stage: 'formulation', date: '1993/1994' }),
    'imss-team': described({ stage: 'formulation', date: '1993/1994' }),
  },
  'cedess-purpose': {
    cedess: described({ stage: 'formulation', date: '1993/1994' }),
    directorate: acts({ stage: 'formulation', date: '1993' }),
  },
  'cedess-attempt-fails': {
    cedess: described({ stage: 'formulation', date: '1993/1994' }),
    directorate: described({ stage: 'formulation', date: '1993/1995' }),
    'economic-team': described({ stage: 'formulation', date: '1993/1994' }),
  },
  'uam-single-system': { 'uam-group': states({ stage: 'formulation', date: '1992/1994' }) },
  'decision-stays-with-team': {
    'economic-team': described({ stage: 'formulation', date: '1993/1995' }),
    funsalud: described({ stage: 'formulation', date: '1993/1995' }),
    'sepulveda-team': described({ stage: 'formulation', date: '1993/1994' }),
    finance: tells('overall-evaluation'),
  },
  'miais-token': {
    cedess: acts({ stage: 'formulation', about: ['care-model'] }),
    'care-model': tells('place-in-programme'),
  },
  'administrative-route': {
    'care-model': tells('legal-requirements'),
    'medical-areas': tells('legal-requirements'),
    'doctor-choice': tells('legal-requirements'),
    incentives: tells('legal-requirements'),
    'case-costing': tells('legal-requirements'),
    regions: tells('legal-requirements'),
    'executive-arena': meets(),
  },
  'reform-package': {
    finance: tells('place-in-programme'),
    regions: tells('place-in-programme'),
    'care-model': tells('place-in-programme'),
    'medical-areas': tells('place-in-programme'),
    'family-insurance': tells('place-in-programme'),
    'doctor-choice': tells('place-in-programme'),
    incentives: tells('place-in-programme'),
    'case-costing': tells('place-in-programme'),
    'contracting-out': tells('place-in-programme'),
  },
  'package-and-programme': {
    'family-insurance': tells('place-in-programme'),
    'medical-areas': tells('place-in-programme'),
  },
  'optout-in-bill': {
    'contracting-out': tellsOf('1995', 'place-in-programme', 'proposed-solution'),
    'executive-arena': meets({ about: optOut, outcome: 'passed' }),
  },
  'optout-two-camps': {
    business: states({ about: optOut }),
    sntss: states({ about: optOut }),
    'contracting-out': tells('obstacles'),
  },
  'optout-dropped': {
    'pri-legislators': acts({ stage: 'legislation', date: '1995-11/1995-12', about: optOut }),
    'economic-team': acts({ stage: 'legislation', date: '1995-11/1995-12', about: optOut }),
    'lower-house': meets({ about: optOut, players: ['pri-legislators'], outcome: 'dropped' }),
    'contracting-out': tellsOf('1995-11/1995-12', 'status', 'obstacles'),
  },
  'avoid-confrontation': {
    'economic-team': acts({ stage: 'legislation', date: '1995', about: optOut }),
    sntss: described({ stage: 'legislation', date: '1995' }),
  },
  'via-regulation': {
    'economic-team': acts({ stage: 'legislation', date: '1995', about: optOut }),
    'contracting-out': tells('legal-requirements'),
  },
  'borrego-brokers': { borrego: acts({ stage: 'legislation', date: '1995' }) },
  'sntss-in-congress': {
    sntss: acts({ stage: 'legislation', date: '1995-11/1995-12' }),
    'lower-house': meets({ players: ['sntss'] }),
  },
  'reform-returns-to-imss': {
    'imss-team': acts({ stage: 'implementation', date: '1996/1998' }),
    levy: described({ stage: 'implementation', date: '1996/1998' }),
  },
  'crisis-weakens-team': {
    'imss-team': described({ stage: 'implementation', date: '1994-12/1998' }),
    sntss: described({ stage: 'implementation', date: '1996/1998' }),
    'serra-puche': acts({ date: '1994-12' }),
  },
  'half-hearted-directorate': {
    directorate: described({ stage: 'implementation', date: '1996/1998' }),
    zedillo: described({ stage: 'implementation', date: '1996/1998' }),
  },
  'health-group-postpones': {
    'health-group': acts({ stage: 'formulation', date: '1996/1998', about: optOut }),
    'executive-arena': meets({ about: optOut, players: ['health-group'], outcome: 'delayed' }),
  },
  'business-no-evidence': { business: described({ date: '1996/1998', about: optOut }) },
  'quota-cut-cools-business': { business: described({ date: '1996/1999', about: optOut }) },
  'finance-well-on-its-way': {
    'imss-team': acts({ stage: 'implementation', date: '1997/1999', about: ['finance'] }),
    finance: tells('advances', 'scope', 'status'),
    'imss-arena': meets({ about: ['finance'], outcome: 'passed' }),
  },
  'ssf-300000': {
    'family-insurance': tellsOf('1997/1999', 'advances', 'scope', 'status'),
    'imss-arena': meets({ about: ['family-insurance'], outcome: 'passed' }),
  },
  'rest-in-pilot': {
    'care-model': tells('status'),
    'medical-areas': tells('status'),
    'doctor-choice': tells('status'),
    incentives: tells('status'),
    'case-costing': tells('status'),
    'contracting-out': tells('status'),
    sntss: described({
      stage: 'implementation',
      about: [...care, 'medical-areas', 'case-costing', 'contracting-out'],
    }),
    'imss-arena': meets({
      about: [...care, 'medical-areas', 'case-costing', 'contracting-out'],
      players: ['sntss'],
    }),
  },
  'veto-executive': {
    'executive-arena': meets({ players: ['economic-team'] }),
    sntss: described({ stage: 'formulation', date: '1992/1995' }),
    directorate: described({ stage: 'formulation', date: '1992/1995' }),
  },
  'veto-lower-house': {
    'lower-house': meets({ about: optOut, players: ['pri-legislators'], outcome: 'dropped' }),
    'pri-legislators': acts({ stage: 'legislation', date: '1995-11/1995-12', about: optOut }),
    'contracting-out': tells('obstacles'),
  },
  'union-presses-legislators': {
    sntss: acts({ stage: 'legislation', date: '1995-11/1995-12', about: optOut }),
    'lower-house': meets({ about: optOut, players: ['sntss', 'pri-legislators'] }),
  },
  'prd-amendment': {
    prd: acts({ stage: 'legislation', date: '1997/2000', about: optOut }),
    pan: acts({ stage: 'legislation', date: '1997/2000', about: optOut }),
    pri: acts({ stage: 'legislation', date: '1997/2000', about: optOut }),
    'pri-legislators': acts({ stage: 'legislation', date: '1997/2000', about: optOut }),
    sntss: acts({ stage: 'legislation', date: '1997/2000', about: optOut }),
    'lower-house': meets({ about: optOut, players: ['prd', 'pan'], outcome: 'blocked' }),
  },
  'veto-imss': {
    'imss-arena': meets({ players: ['sntss'] }),
    sntss: described({ stage: 'implementation', date: '1996/1999' }),
    'imss-team': described({ stage: 'implementation', date: '1996/1999' }),
  },
  'technocrat-team': { 'economic-team': described({ date: '1988/1994' }) },
  'aspe-team-abandons': { 'aspe-team': described({ stage: 'formulation', date: '1993' }) },
  'small-outsider-team': {
    'imss-team': described({ stage: 'formulation', date: '1993/1994' }),
    martinez: described({ stage: 'formulation', date: '1993/1994' }),
  },
  'vertical-link-serra': {
    'imss-team': described({ date: '1993/1994' }),
    'serra-puche': described({ date: '1993/1994' }),
  },
  'vertical-link-breaks': {
    'imss-team': described({ date: '1994-12' }),
    'serra-puche': acts({ date: '1994-12' }),
  },
  'zedillo-halts-support': { zedillo: acts({ date: '1995' }) },
  'cedess-lacks-traits': { cedess: described({ date: '1993/1994' }) },
  'cedess-no-horizontal': {
    cedess: described({ date: '1993/1994' }),
    'imss-team': described({ date: '1993/1994' }),
    levy: described({ date: '1993/1994' }),
  },
  'pension-group-task-force': { 'pension-group': described({ stage: 'formulation', date: '1995' }) },
  'health-group-set-up': {
    'health-group': described({ stage: 'formulation', date: '1996', about: optOut }),
    'executive-arena': meets({ about: optOut, players: ['health-group'], outcome: 'delayed' }),
  },
  'health-minister-brokers': {
    'gonzalez-fernandez': acts({ stage: 'legislation', date: '1999', about: optOut }),
  },
  'closed-top-down': {
    'economic-team': described({ stage: 'formulation' }),
    'president-office': described({ stage: 'formulation' }),
    'executive-arena': meets({ players: ['president-office', 'economic-team'] }),
  },
  'loss-hampers-team': { 'imss-team': described({ stage: 'implementation', date: '1995/1999' }) },
  'economic-cabinet-first': { 'economic-cabinet': described() },
  'finance-ministry-power': { 'finance-ministry': described() },
  'both-chambers': { 'lower-house': meets() },
  'majority-lost-1997': {
    'pri-legislators': described({ date: '1997' }),
    'lower-house': meets({ players: ['pri-legislators'] }),
    zedillo: described({ date: '1997' }),
  },
  'business-finances-funsalud': {
    business: acts({ stage: 'problem-definition', date: '1990/1994', about: optOut }),
    funsalud: described({ date: '1990/1994' }),
  },
  'ctm-sounding-board': { ctm: described() },
  'ctm-official': { ctm: described(), pri: described() },
  'sntss-joins-forum': { sntss: acts({ date: '1995' }) },
  'unt-founded': { unt: described({ date: '1997' }), sntss: described({ date: '1997' }) },
  'unt-opposes-neoliberal': { unt: states({ date: '1997/1999' }) },
  'resistance-union-alone': { sntss: described(), ctm: described() },
  'directorate-margin': { directorate: described(), sntss: described() },
  'prd-in-congress': { prd: described() },
  'pan-in-congress': { pan: described() },
  'coalition-1985': {
    sntss: acts({ stage: 'implementation', date: '1982/1985' }),
    directorate: acts({ stage: 'implementation', date: '1982/1985' }),
  },
  'salinas-stops-reform': { salinas: acts({ date: '1988-12~' }) },
};
