/** How the chapter on change teams is coded: place, then item, then the passage’s values. */
import { acts, described, meets, type PassageValues, states, tells, tellsOf } from './passage-values.ts';

const optOut = ['contracting-out'];
const care = ['care-model', 'doctor-choice', 'incentives'];

export const passagesOfTheTeams: Readonly<Record<string, Readonly<Record<string, PassageValues>>>> = {
  'team-factions': { 'economic-team': described({ date: '1988/1994' }) },
  'aspe-team-built': { 'aspe-team': described({ date: '1990/1993' }), aspe: acts({ date: '1990/1993' }) },
  'aspe-team-networks': {
    'aspe-team': described({ date: '1990/1993' }),
    aspe: described({ date: '1990/1993' }),
  },
  'aspe-pension-first': {
    aspe: states({ stage: 'formulation', date: '1992/1993', about: care }),
    'aspe-team': states({ stage: 'formulation', date: '1992/1993', about: care }),
  },
  'aspe-and-funsalud': {
    'aspe-team': acts({ stage: 'formulation', date: '1992/1993' }),
    funsalud: acts({ stage: 'formulation', date: '1992/1993' }),
    business: described({ date: '1992/1993' }),
  },
  'takeover-1993': {
    'aspe-team': described({ date: '1993' }),
    'ortiz-team': acts({ date: '1993' }),
    ortiz: acts({ date: '1993' }),
    cordoba: described({ date: '1993' }),
  },
  'new-team-networks': {
    'ortiz-team': described({ date: '1993/1994' }),
    cordoba: described({ date: '1993/1994' }),
    'serra-puche': described({ date: '1993/1994' }),
  },
  'new-team-levy': { 'ortiz-team': described({ date: '1993/1994' }), levy: described({ date: '1993/1994' }) },
  'new-team-not-health': { 'ortiz-team': states({ stage: 'formulation', date: '1993/1994', about: care }) },
  'martinez-appointed': {
    'serra-puche': acts({ stage: 'formulation', date: '1993', about: ['finance'] }),
    martinez: described({ date: '1993' }),
    'imss-team': described({ date: '1993' }),
  },
  'team-extension': {
    'imss-team': described({ date: '1993/1994' }),
    'economic-team': described({ date: '1993/1994' }),
  },
  'vertical-from-serra': {
    'imss-team': described({ date: '1993/1994-12' }),
    'serra-puche': described({ date: '1993/1994-12' }),
  },
  'left-without-supporter': {
    'imss-team': described({ date: '1994-12' }),
    'serra-puche': acts({ date: '1994-12' }),
  },
  'forced-to-negotiate': {
    'imss-team': acts({ stage: 'implementation', date: '1995/1998' }),
    sntss: described({ stage: 'implementation', date: '1995/1998' }),
  },
  'cedess-integral-task': {
    cedess: described({ date: '1993' }),
    borrego: acts({ date: '1993', about: care }),
  },
  'cedess-apart': { cedess: described({ date: '1993/1994' }) },
  'cedess-no-power': { cedess: described({ date: '1993/1994' }), borrego: described({ date: '1993/1994' }) },
  'cedess-no-cohesion': { cedess: described({ date: '1993/1994' }) },
  'cedess-no-leader': { cedess: described({ date: '1993/1994' }) },
  'cedess-skill': { cedess: described({ date: '1993/1994' }) },
  'cedess-individual-contacts': { cedess: described({ date: '1993/1994' }) },
  'cedess-think-tank': { cedess: described({ date: '1993/1994' }) },
  'villafana-scope': {
    villafana: states({ date: '1993/1994', about: ['doctor-choice', 'contracting-out'] }),
    cedess: states({ date: '1993/1994', about: ['doctor-choice'] }),
  },
  'cedess-no-optout': { cedess: states({ date: '1993/1994', about: optOut }) },
  'pension-group-members': {
    'pension-group': described({ stage: 'formulation', date: '1995' }),
    davila: described({ stage: 'formulation', date: '1995' }),
    martinez: described({ stage: 'formulation', date: '1995' }),
    'labour-ministry': described({ stage: 'formulation', date: '1995' }),
  },
  'pension-group-traits': { 'pension-group': described({ date: '1995' }) },
  'pension-group-vertical': {
    'pension-group': described({ date: '1995' }),
    'economic-cabinet': acts({ date: '1995' }),
  },
  'pension-group-isolated': { 'pension-group': described({ stage: 'formulation', date: '1995' }) },
  'pension-group-postpones-health': {
    'pension-group': acts({ stage: 'formulation', date: '1995', about: care }),
    'executive-arena': meets({ about: care, players: ['pension-group'], outcome: 'dropped' }),
  },
  obfuscation: {
    'pension-group': acts({ stage: 'formulation', date: '1995', about: ['finance'] }),
    'labour-ministry': described({ stage: 'formulation', date: '1995', about: ['finance'] }),
    'executive-arena': meets({ about: ['finance'], players: ['labour-ministry', 'pension-group'] }),
  },
  division: { 'pension-group': acts({ stage: 'formulation', date: '1995' }) },
  'consensus-inside': {
    'pension-group': acts({ stage: 'formulation', date: '1995' }),
    'executive-arena': meets(),
  },
  'union-chooses-place': { sntss: acts({ date: '1995/1998' }), 'imss-arena': meets({ players: ['sntss'] }) },
  'incremental-choice': {
    'pension-group': acts({ stage: 'formulation', date: '1995', about: ['finance', ...care] }),
    'executive-arena': meets({ about: ['finance', ...care] }),
  },
  compensation: {
    'pri-legislators': described({ stage: 'legislation', date: '1995-11/1995-12' }),
    'lower-house': meets({ players: ['pri-legislators'] }),
    directorate: acts({ stage: 'legislation', date: '1995' }),
  },
  'removal-condition': {
    'pri-legislators': acts({ stage: 'legislation', date: '1995-11/1995-12', about: optOut }),
    'lower-house': meets({ about: optOut, players: ['pri-legislators'], outcome: 'dropped' }),
  },
  'imss-team-traits': {
    'imss-team': described({ date: '1993/1999' }),
    martinez: described({ date: '1993/1999' }),
  },
  'imss-team-isolated': {
    'imss-team': described({ date: '1993/1999' }),
    'gonzalez-pier': acts({ date: '1994/1999' }),
    business: described({ date: '1994/1999' }),
  },
  'imss-team-loses-key': {
    'imss-team': described({ date: '1994-12' }),
    'serra-puche': acts({ date: '1994-12' }),
  },
  'imss-team-continues': {
    'imss-team': acts({
      stage: 'implementation',
      date: '1996/1998',
      about: ['finance', 'regions', 'incentives', 'family-insurance'],
    }),
  },
  'imss-team-must-negotiate': {
    'imss-team': acts({ stage: 'implementation', date: '1996/1998' }),
    sntss: described({ stage: 'implementation', date: '1996/1998' }),
    directorate: described({ stage: 'implementation', date: '1996/1998' }),
  },
  'imss-team-balance': {
    'imss-team': described({ stage: 'implementation', date: '1996/1999', about: ['finance', ...care] }),
    finance: tells('overall-evaluation'),
    'imss-arena': meets({ about: ['finance'], outcome: 'passed' }),
  },
  'levy-support': {
    levy: described({ stage: 'implementation', date: '1995/1999', about: ['finance'] }),
    'imss-team': described({ stage: 'implementation', date: '1995/1999' }),
  },
  'health-group-aim': { 'health-group': states({ stage: 'formulation', date: '1996', about: optOut }) },
  'finance-and-president-priority': {
    'finance-ministry': states({ stage: 'formulation', date: '1996/1998', about: optOut }),
    'president-office': states({ stage: 'formulation', date: '1996/1998', about: optOut }),
  },
  'health-group-backed': {
    'health-group': described({ date: '1996/1998' }),
    'president-office': acts({ date: '1996/1998' }),
  },
  'health-group-traits': { 'health-group': described({ date: '1996/1998' }) },
  'imss-officials-forum': { directorate: acts({ stage: 'formulation', date: '1996/1998', about: optOut }) },
  'martinez-exception': {
    directorate: states({ stage: 'formulation', date: '1996/1998', about: optOut }),
    martinez: described({ stage: 'formulation', date: '1996/1998', about: optOut }),
    'imss-team': described({ stage: 'formulation', date: '1996/1998', about: optOut }),
  },
  'health-group-regulation': {
    'health-group': acts({ stage: 'formulation', date: '1996/1998', about: optOut }),
  },
  'optout-stopped': {
    'health-group': acts({ stage: 'formulation', date: '1996/1998', about: optOut }),
    sntss: acts({ date: '1996/1998', about: optOut }),
    'executive-arena': meets({ about: optOut, players: ['health-group'], outcome: 'delayed' }),
    'contracting-out': tellsOf('1996/1998', 'obstacles'),
  },
  'press-privatize': { sntss: states({ date: '1996/1999', about: optOut }) },
  'interagency-control': { 'executive-arena': meets({ players: ['president-office', 'economic-team'] }) },
};
