/** How the chapter on the policy process is coded: place, then item, then the passage’s values. */
import { acts, described, meets, type PassageValues, states, tells, tellsOf } from './passage-values.ts';

const law = ['finance', 'family-insurance'];
const optOut = ['contracting-out'];
const care = ['care-model', 'doctor-choice', 'incentives'];

export const passagesOfTheProcess: Readonly<Record<string, Readonly<Record<string, PassageValues>>>> = {
  'ssf-in-programme': {
    'family-insurance': tellsOf('1995', 'place-in-programme', 'proposed-solution', 'legal-requirements'),
    zedillo: acts({ stage: 'formulation', date: '1995', about: ['family-insurance'] }),
  },
  'quota-in-programme': {
    finance: tellsOf('1995', 'place-in-programme', 'economic-requirements'),
    'economic-team': states({ stage: 'formulation', date: '1995', about: ['finance'] }),
  },
  'team-protects-producers': {
    'economic-team': states({ stage: 'formulation', date: '1995', about: ['finance'] }),
  },
  'coverage-goal': { 'family-insurance': tellsOf('1995', 'place-in-programme') },
  'imss-own-regions': {
    regions: tells('place-in-programme', 'advances'),
    imss: acts({ about: ['regions'] }),
  },
  'reluctant-imss': {
    'contracting-out': tells('obstacles'),
    sntss: states({ about: optOut }),
    directorate: acts({ about: optOut }),
  },
  'imss-problems-seen': {
    'economic-team': states({
      stage: 'problem-definition',
      date: '1994/1995',
      about: ['finance', 'regions', 'incentives'],
    }),
    regions: tells('problem'),
    incentives: tells('problem'),
  },
  'quota-too-low': { finance: tells('problem') },
  'indexed-to-wages': { finance: tells('problem') },
  'reform-goals-finance': { finance: tells('proposed-solution', 'place-in-programme') },
  'reform-goals-care': {
    'doctor-choice': tells('place-in-programme'),
    incentives: tells('place-in-programme'),
    'contracting-out': tells('place-in-programme'),
  },
  'aspe-team-loses': {
    'aspe-team': described({ stage: 'formulation', date: '1993' }),
    aspe: described({ stage: 'formulation', date: '1993' }),
    ortiz: acts({ stage: 'formulation', date: '1993' }),
    'ortiz-team': acts({ stage: 'formulation', date: '1993' }),
    cordoba: described({ stage: 'formulation', date: '1993' }),
  },
  'martinez-to-imss': {
    martinez: described({ date: '1993/1994' }),
    'serra-puche': acts({ date: '1993/1994' }),
  },
  'serra-backs-team': {
    'imss-team': described({ date: '1994' }),
    'serra-puche': described({ date: '1994', about: ['finance'] }),
  },
  'young-team': { 'imss-team': described({ date: '1994' }), martinez: acts({ date: '1994' }) },
  'team-resisted': {
    'imss-team': described({ date: '1994/1995' }),
    directorate: acts({ date: '1994/1995' }),
  },
  'team-horizontal': {
    'imss-team': acts({ date: '1994', about: ['finance'] }),
    'finance-ministry': described({ date: '1994' }),
    'commerce-ministry': described({ date: '1994' }),
  },
  'team-turns-to-union': {
    'imss-team': acts({ date: '1994-12/1996' }),
    sntss: described({ date: '1994-12/1996' }),
  },
  'borrego-arrives': {
    borrego: acts({ stage: 'formulation', date: '1993', about: care }),
    directorate: described({ stage: 'formulation', date: '1993' }),
  },
  'borrego-founds-cedess': {
    borrego: acts({ stage: 'formulation', date: '1993' }),
    cedess: described({ date: '1993' }),
  },
  'cedess-exchange': {
    cedess: described({ stage: 'formulation', date: '1993/1994' }),
    'imss-team': described({ stage: 'formulation', date: '1993/1994' }),
    'economic-team': described({ stage: 'formulation', date: '1993/1994' }),
  },
  'davila-and-levy': { davila: described({ date: '1993' }), levy: acts({ date: '1993' }) },
  'aguila-objectives': {
    cedess: states({ stage: 'formulation', date: '1993/1994', about: ['finance', 'family-insurance'] }),
    finance: tells('proposed-solution'),
    'family-insurance': tells('proposed-solution'),
  },
  'aguila-fixed-quota': {
    cedess: states({ stage: 'formulation', date: '1993/1994', about: ['finance'] }),
    finance: tells('proposed-solution'),
  },
  'colosio-advisers': {
    'colosio-advisers': states({ stage: 'formulation', date: '1993/1994-03', about: ['finance'] }),
  },
  'aguila-optout-viable': {
    cedess: states({ stage: 'formulation', date: '1993/1994', about: optOut }),
    davila: states({ stage: 'formulation', date: '1993/1994', about: ['finance', 'contracting-out'] }),
  },
  'aguila-doctor-choice': {
    cedess: states({ stage: 'formulation', date: '1993/1994', about: ['doctor-choice'] }),
    'doctor-choice': tells('proposed-solution'),
  },
  'aguila-impacts': {
    cedess: states({ stage: 'formulation', date: '1993/1994', about: ['doctor-choice', 'contracting-out'] }),
  },
  'directorate-loses-control': {
    directorate: described({ stage: 'formulation', date: '1993/1995' }),
    'economic-team': described({ stage: 'formulation', date: '1993/1995' }),
    cedess: described({ stage: 'formulation', date: '1993/1995' }),
  },
  'aguila-support-services': { cedess: states({ date: '1993/1994', about: optOut }) },
  'villafana-model': {
    villafana: acts({ stage: 'formulation', date: '1993/1994', about: ['doctor-choice'] }),
  },
  'villafana-reimbursement': {
    villafana: states({ stage: 'formulation', date: '1993/1994', about: ['finance', 'contracting-out'] }),
    cedess: states({ stage: 'formulation', date: '1993/1994', about: ['finance', 'contracting-out'] }),
  },
  'sepulveda-team': { 'sepulveda-team': described({ stage: 'formulation', date: '1992/1994' }) },
  'funsalud-proposal': {
    funsalud: acts({ stage: 'formulation', date: '1992/1994' }),
    frenk: acts({ stage: 'formulation', date: '1992/1994' }),
  },
  'business-dissatisfied': {
    business: acts({ stage: 'problem-definition', date: '1992/1994', about: ['finance', 'contracting-out'] }),
    funsalud: described({ date: '1992/1994', about: optOut }),
  },
  'businessmen-lobby-aspe': {
    business: acts({ stage: 'formulation', date: '1992/1993' }),
    aspe: states({ stage: 'formulation', date: '1992/1993', about: optOut }),
  },
  'funsalud-and-finance': {
    funsalud: described({ date: '1992/1993' }),
    'aspe-team': acts({ stage: 'formulation', date: '1992/1993' }),
  },
  'funsalud-elements': {
    funsalud: states({
      stage: 'formulation',
      date: '1992/1994',
      about: ['doctor-choice', 'incentives', 'contracting-out'],
    }),
    'doctor-choice': tells('place-in-programme'),
  },
  'funsalud-loses-access': { funsalud: described({ stage: 'formulation', date: '1993/1995' }) },
  'uam-criticism': {
    'uam-group': states({ stage: 'formulation', date: '1994~' }),
    funsalud: described({ date: '1994~' }),
  },
  'team-decides-alone': {
    'economic-team': acts({ stage: 'formulation', date: '1994' }),
    'executive-arena': meets({ players: ['economic-team'] }),
    funsalud: described({ stage: 'formulation', date: '1994' }),
  },
  'integral-aim': {
    'economic-team': states({ stage: 'formulation', date: '1994', about: ['finance', 'contracting-out'] }),
  },
  'zedillo-keeps-borrego': { zedillo: acts({ date: '1994' }), borrego: described({ date: '1994' }) },
  'team-starts-at-finance': {
    'imss-team': acts({ date: '1994' }),
    'serra-puche': described({ date: '1994-12' }),
  },
  'directors-share-urgency': { directorate: states({ date: '1995', about: ['finance'] }) },
  'serra-resigns': {
    'serra-puche': acts({ date: '1994-12' }),
    'imss-team': described({ date: '1994-12/1995' }),
    martinez: described({ date: '1994-12/1995' }),
  },
  'indispensable-finance': {
    finance: tellsOf('1995', 'economic-requirements', 'overall-evaluation'),
    'economic-team': states({ date: '1995', about: ['finance'] }),
  },
  'health-left-for-later': {
    zedillo: acts({ stage: 'formulation', date: '1995', about: ['finance', ...care] }),
    'executive-arena': meets({ about: ['finance', ...care], players: ['economic-team'] }),
  },
  'union-rejects-diagnosis': { sntss: states({ stage: 'formulation', date: '1995-03' }) },
  'diagnosis-campaign': { directorate: acts({ stage: 'formulation', date: '1995' }) },
  'dwindled-reform': {
    finance: tellsOf('1995', 'scope'),
    'family-insurance': tellsOf('1995', 'proposed-solution'),
    directorate: acts({ stage: 'formulation', date: '1995', about: law }),
  },
  'optout-remained': {
    'contracting-out': tellsOf('1995', 'proposed-solution'),
    directorate: acts({ stage: 'formulation', date: '1995', about: optOut }),
  },
  committees: {
    'executive-arena': meets(),
    'economic-cabinet': acts({ stage: 'formulation', date: '1995' }),
  },
  'health-excluded-from-law': {
    'executive-arena': meets({ about: care, players: ['pension-group'], outcome: 'dropped' }),
    'economic-team': acts({ stage: 'formulation', date: '1995', about: care }),
    'doctor-choice': tellsOf('1995', 'obstacles'),
    'care-model': tellsOf('1995', 'obstacles'),
  },
  'team-discards-health': {
    'economic-team': acts({ stage: 'formulation', date: '1995', about: care }),
    'executive-arena': meets({ about: care, players: ['economic-team'], outcome: 'dropped' }),
  },
  'move-to-imss-arena': {
    'imss-arena': meets({ players: ['sntss'] }),
    'economic-team': acts({ stage: 'formulation', date: '1995', about: care }),
    sntss: described({ stage: 'implementation' }),
  },
  'fixed-quota-lobby': {
    davila: acts({ stage: 'formulation', date: '1995', about: ['finance'] }),
    'labour-ministry': states({ stage: 'formulation', date: '1995', about: ['finance'] }),
    'executive-arena': meets({
      about: ['finance'],
      players: ['labour-ministry', 'finance-ministry'],
      outcome: 'amended',
    }),
    finance: tellsOf('1995', 'proposed-solution'),
  },
  'quota-share-lobby': {
    'finance-ministry': acts({ stage: 'formulation', date: '1995', about: ['finance'] }),
    finance: tellsOf('1995', 'economic-requirements'),
    'executive-arena': meets({ about: ['finance'], players: ['finance-ministry'] }),
  },
  'tripartite-measures': {
    tripartite: states({
      stage: 'formulation',
      date: '1995-11',
      about: ['finance', 'doctor-choice', 'incentives', 'contracting-out'],
    }),
    ctm: states({
      stage: 'formulation',
      date: '1995-11',
      about: ['finance', 'doctor-choice', 'incentives', 'contracting-out'],
    }),
    cce: states({
      stage: 'formulation',
      date: '1995-11',
      about: ['finance', 'doctor-choice', 'incentives', 'contracting-out'],
    }),
    business: states({
      stage: 'formulation',
      date: '1995-11',
      about: ['finance', 'doctor-choice', 'incentives', 'contracting-out'],
    }),
  },
  'tripartite-formal': {
    tripartite: described({ stage: 'formulation', date: '1995' }),
    ctm: described({ stage: 'formulation', date: '1995' }),
    cce: described({ stage: 'formulation', date: '1995' }),
    'executive-arena': meets({ players: ['economic-team'] }),
  },
  'bill-presented': {
    zedillo: acts({ stage: 'legislation', date: '1995-11-09', about: law }),
    'executive-arena': meets({ about: law, outcome: 'passed' }),
    finance: tellsOf('1995-11-09', 'legal-requirements', 'scope'),
    'family-insurance': tellsOf('1995-11-09', 'legal-requirements'),
  },
  'contract-issues-dropped': {
    'executive-arena': meets({ about: ['doctor-choice', 'incentives'], outcome: 'dropped' }),
    'doctor-choice': tellsOf('1995', 'labour-requirements', 'status'),
    incentives: tellsOf('1995', 'labour-requirements', 'status'),
    zedillo: acts({ stage: 'formulation', date: '1995', about: ['doctor-choice', 'incentives'] }),
  },
  'optout-still-in-bill': {
    'executive-arena': meets({ about: optOut, outcome: 'passed' }),
    zedillo: acts({ stage: 'legislation', date: '1995-11-09', about: optOut }),
    'contracting-out': tellsOf('1995-11', 'status'),
  },
  'would-not-pass': {
    directorate: states({ stage: 'legislation', date: '1995', about: care }),
    'pri-legislators': described({ stage: 'legislation', date: '1995', about: care }),
    'executive-arena': meets({ about: care, players: ['economic-team'], outcome: 'dropped' }),
    'president-office': acts({ stage: 'legislation', date: '1995', about: ['finance'] }),
  },
  'finance-support': {
    'finance-ministry': states({ stage: 'legislation', date: '1995', about: ['finance'] }),
    finance: tellsOf('1995', 'legal-requirements'),
    'executive-arena': meets({ about: ['finance'], players: ['finance-ministry'], outcome: 'passed' }),
  },
  'nobody-supports-health': {
    'president-office': described({ stage: 'legislation', date: '1995', about: care }),
    'finance-ministry': described({ stage: 'legislation', date: '1995', about: care }),
    directorate: states({ stage: 'legislation', date: '1995', about: care }),
    'doctor-choice': tellsOf('1995', 'obstacles'),
  },
  'legislators-resent': { 'pri-legislators': states({ stage: 'legislation', date: '1995' }) },
  'bargaining-chip': {
    directorate: acts({ stage: 'legislation', date: '1995', about: optOut }),
    'lower-house': meets({ about: optOut }),
  },
  'yield-to-union': {
    sntss: states({ stage: 'legislation', date: '1995-11/1995-12', about: optOut }),
    'lower-house': meets({ about: optOut, players: ['sntss', 'pri-legislators'], outcome: 'dropped' }),
  },
  'cnc-no-resistance': { cnc: described({ stage: 'legislation', date: '1995-11/1995-12' }) },
  'ctm-challenge': {
    ctm: states({ stage: 'legislation', date: '1995-11/1995-12', about: ['finance', 'contracting-out'] }),
    'lower-house': meets({ players: ['ctm'] }),
  },
  audry: {
    audry: states({ stage: 'legislation', date: '1995-11/1995-12' }),
    sntss: described({ stage: 'legislation', date: '1995-11/1995-12' }),
  },
  'audry-yields': { audry: acts({ stage: 'legislation', date: '1995-12' }) },
  'pork-barrel': {
    directorate: acts({ stage: 'legislation', date: '1995-11/1995-12' }),
    'lower-house': meets({ about: law }),
  },
  'prd-against': { prd: states({ stage: 'legislation', date: '1995-11/1995-12', about: law }) },
  'majority-passes': {
    'pri-legislators': acts({ stage: 'legislation', date: '1995-12', about: law }),
    'lower-house': meets({ about: law, players: ['pri-legislators'], outcome: 'passed' }),
  },
  'prd-pt-ideological': {
    prd: states({ stage: 'legislation', date: '1995-11/1995-12', about: law }),
    pt: states({ stage: 'legislation', date: '1995-11/1995-12', about: law }),
  },
  'pan-ambivalent': { pan: states({ stage: 'legislation', date: '1995-11/1995-12', about: law }) },
  'pan-votes': { pan: acts({ stage: 'legislation', date: '1995-12', about: law }) },
  'law-approved': {
    'lower-house': meets({ about: [...law, 'contracting-out'], outcome: 'passed' }),
    'pri-legislators': acts({ stage: 'legislation', date: '1995-12-07', about: law }),
    finance: tellsOf('1995-12', 'legal-requirements', 'status'),
    'family-insurance': tellsOf('1995-12', 'legal-requirements', 'status'),
    'contracting-out': tellsOf('1995-12', 'status'),
  },
  'sacrifice-considered': {
    finance: tellsOf('1995', 'obstacles'),
    'lower-house': meets({ about: ['finance'] }),
  },
  'union-wants-article-out': { sntss: states({ stage: 'legislation', date: '1995', about: optOut }) },
  'implementation-begins': { 'imss-arena': meets(), finance: tellsOf('1996/1997', 'advances') },
  'position-of-weakness': {
    'imss-team': described({ stage: 'implementation', date: '1996/1998' }),
    'serra-puche': described({ date: '1994-12' }),
    sntss: described({ stage: 'implementation', date: '1996/1998' }),
  },
  'principal-obstacle': {
    sntss: described({ stage: 'implementation', date: '1996/1998' }),
    'imss-arena': meets({ players: ['sntss'] }),
  },
  'union-members': { sntss: described() },
  'union-aim': { sntss: states({ about: optOut }) },
  'directorate-alone': { directorate: described({ stage: 'implementation', date: '1996/1998' }) },
  'sntss-left-parties': { sntss: described(), prd: described() },
  'hmo-initiative': {
    'health-group': acts({ stage: 'formulation', date: '1996', about: optOut }),
    'contracting-out': tells('proposed-solution'),
    'president-office': acts({ stage: 'formulation', date: '1996', about: optOut }),
    'finance-ministry': acts({ stage: 'formulation', date: '1996', about: optOut }),
    'health-ministry': acts({ stage: 'formulation', date: '1996', about: optOut }),
  },
  'postponed-again': {
    'health-group': acts({ stage: 'formulation', date: '1996/1998', about: optOut }),
    sntss: described({ date: '1996/1998', about: optOut }),
    'contracting-out': tellsOf('1996/1998', 'obstacles', 'status'),
    'executive-arena': meets({ about: optOut, players: ['health-group'], outcome: 'delayed' }),
  },
  'no-proof': { 'contracting-out': tells('obstacles') },
  'private-sector-not-ready': {
    'economic-team': states({ date: '1996/1999', about: optOut }),
    'contracting-out': tells('obstacles'),
  },
  'hmo-law': {
    'lower-house': meets({ about: optOut, outcome: 'passed' }),
    prd: acts({ stage: 'legislation', date: '1999', about: optOut }),
    pan: acts({ stage: 'legislation', date: '1999', about: optOut }),
    'pri-legislators': acts({ stage: 'legislation', date: '1999', about: optOut }),
    'contracting-out': tellsOf('1999-11', 'legal-requirements', 'advances'),
  },
  'hmo-decree-april': { 'contracting-out': tellsOf('1999-04', 'legal-requirements') },
  'optout-untouched': { 'contracting-out': tells('scope', 'status') },
  'legislators-not-against-unions': {
    'pri-legislators': states({ stage: 'legislation', date: '1995-11/1995-12', about: optOut }),
    prd: acts({ stage: 'legislation', date: '1995-11/1995-12' }),
    'lower-house': meets({ players: ['pri-legislators', 'prd', 'sntss'] }),
  },
  'pan-votes-against': { pan: acts({ stage: 'legislation', date: '1995-12', about: law }) },
};
