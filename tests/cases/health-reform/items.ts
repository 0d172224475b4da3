/** The actors, veto points and tracers of the report, as `item.add` takes them; names are those that the text uses. */

interface ItemOf<Values> {
  label: string;
  aliases?: readonly string[];
  values: Values;
}

export interface ActorValues {
  type:
    | 'executive'
    | 'legislature'
    | 'ministry'
    | 'agency'
    | 'union'
    | 'party'
    | 'business'
    | 'professional-body'
    | 'ngo'
    | 'international-body'
    | 'media'
    | 'person'
    | 'other';
  'original-name'?: string;
  affiliation?: string;
  resources?: string;
  'mobilisation-capacity'?: 0 | 1 | 2 | 3;
}

/** Those that another is affiliated with come before it. */
export const actors: Record<string, ItemOf<ActorValues>> = {
  'president-office': {
    label: 'Office of the Presidency',
    aliases: ['Office of the President', 'President’s Office'],
    values: { type: 'executive', resources: 'Sets policy for the ministries and settles their rivalries.' },
  },
  'economic-team': {
    label: 'Economic team of the core ministries',
    aliases: ['economic team', 'economic change team', 'technocratic group'],
    values: {
      type: 'executive',
      affiliation: 'president-office',
      resources:
        'Holds finance, commerce, the presidency’s office and the central bank; decides who takes part.',
    },
  },
  'economic-cabinet': {
    label: 'Economic cabinet',
    values: { type: 'executive', affiliation: 'president-office' },
  },
  zedillo: {
    label: 'Ernesto Zedillo',
    aliases: ['President Zedillo', 'Zedillo'],
    values: {
      type: 'person',
      affiliation: 'president-office',
      resources: 'The presidency from 1994 to 2000.',
    },
  },
  salinas: {
    label: 'Carlos Salinas',
    aliases: ['President Salinas', 'Salinas'],
    values: {
      type: 'person',
      affiliation: 'president-office',
      resources: 'The presidency from 1988 to 1994.',
    },
  },
  cordoba: {
    label: 'José Córdoba',
    aliases: ['José Cordoba', 'President’s chief of staff'],
    values: { type: 'person', affiliation: 'president-office' },
  },
  'finance-ministry': {
    label: 'Finance Ministry',
    aliases: ['SHCP', 'Ministry of Finance'],
    values: {
      type: 'ministry',
      'original-name': 'Secretaría de Hacienda y Crédito Público',
      affiliation: 'economic-team',
      resources: 'Budget and planning in one hand since 1992; the best trained economists.',
    },
  },
  'commerce-ministry': {
    label: 'Commerce Ministry',
    aliases: ['SECOFI', 'Ministry of Commerce'],
    values: {
      type: 'ministry',
      'original-name': 'Secretaría de Comercio y Fomento Industrial',
      affiliation: 'economic-team',
    },
  },
  'labour-ministry': {
    label: 'Labor Ministry',
    aliases: ['STPS', 'Ministry of Labor'],
    values: { type: 'ministry', 'original-name': 'Secretaría del Trabajo y Previsión Social' },
  },
  'health-ministry': {
    label: 'Ministry of Health',
    aliases: ['SSA', 'MOH', 'Health Ministry'],
    values: { type: 'ministry', 'original-name': 'Secretaría de Salubridad y Asistencia' },
  },
  secodam: {
    label: 'Ministry of Comptrollership',
    aliases: ['SECODAM', 'Comptroller’s Office'],
    values: { type: 'ministry', 'original-name': 'Secretaría de la Contraloría y Desarrollo Administrativo' },
  },
  aspe: {
    label: 'Pedro Aspe',
    aliases: ['Aspe', 'Finance Minister Aspe'],
    values: {
      type: 'person',
      affiliation: 'finance-ministry',
      resources: 'The Finance Ministry until 1994.',
    },
  },
  'aspe-team': {
    label: 'Finance–Central Bank team',
    aliases: ['Aspe’s team', 'Finance Minister’s team'],
    values: {
      type: 'executive',
      affiliation: 'economic-team',
      resources: 'Experience with the first pension reform.',
    },
  },
  ortiz: {
    label: 'Guillermo Ortiz',
    aliases: ['Ortiz'],
    values: { type: 'person', affiliation: 'finance-ministry' },
  },
  'ortiz-team': {
    label: 'Presidency–Commerce team',
    aliases: ['Ortiz and his team'],
    values: { type: 'executive', affiliation: 'economic-team' },
  },
  'serra-puche': {
    label: 'Jaime Serra Puche',
    aliases: ['Jaime Serra', 'Serra Puche'],
    values: {
      type: 'person',
      affiliation: 'economic-team',
      resources: 'The Commerce Ministry, then for three weeks the Finance Ministry.',
    },
  },
  levy: {
    label: 'Santiago Levy',
    aliases: ['Levy'],
    values: {
      type: 'person',
      affiliation: 'finance-ministry',
      resources: 'The budget of the social sector.',
    },
  },
  imss: {
    label: 'IMSS',
    aliases: ['Mexican Institute for Social Security', 'Mexican Social Security Institute'],
    values: {
      type: 'agency',
      'original-name': 'Instituto Mexicano del Seguro Social',
      resources: 'Money of its own, the country’s largest network of clinics and its largest payroll.',
    },
  },
  directorate: {
    label: 'IMSS directorate',
    aliases: ['IMSS directors', 'IMSS top management'],
    values: { type: 'agency', affiliation: 'imss' },
  },
  borrego: {
    label: 'Genaro Borrego',
    aliases: ['Borrego', 'IMSS director'],
    values: {
      type: 'person',
      affiliation: 'directorate',
      resources: 'A party career: governor, senator, party president.',
    },
  },
  cedess: {
    label: 'CEDESS',
    aliases: ['Strategic Development Center for Social Security'],
    values: {
      type: 'agency',
      'original-name': 'Centro de Desarrollo Estratégico para la Seguridad Social',
      affiliation: 'directorate',
      resources: 'Actuarial and economic studies; no power of decision.',
    },
  },
  davila: {
    label: 'Enrique Dávila',
    aliases: ['Dávila', 'Davila'],
    values: { type: 'person', affiliation: 'cedess' },
  },
  villafana: {
    label: 'Mario Villafaña',
    aliases: ['Dr. Villafaña'],
    values: { type: 'person', affiliation: 'cedess' },
  },
  'imss-team': {
    label: 'Change team within IMSS',
    aliases: ['IMSS change team', 'Martinez’ change team'],
    values: {
      type: 'agency',
      affiliation: 'imss',
      resources: 'Control of the Institute’s finance division; training that others in the Institute lack.',
    },
  },
  martinez: {
    label: 'Gabriel Martínez',
    aliases: ['Gabriel Martinez'],
    values: { type: 'person', affiliation: 'imss-team' },
  },
  'gonzalez-pier': {
    label: 'Eduardo González Pier',
    values: { type: 'person', affiliation: 'imss-team' },
  },
  delegations: {
    label: 'IMSS delegations and regions',
    aliases: ['delegations'],
    values: { type: 'agency', affiliation: 'imss' },
  },
  'pension-group': {
    label: 'Social security inter-agency group',
    aliases: ['pensions inter-agency group'],
    values: { type: 'executive', affiliation: 'economic-cabinet' },
  },
  'health-group': {
    label: 'Health care inter-agency group',
    aliases: ['health inter-agency group'],
    values: { type: 'executive', affiliation: 'president-office' },
  },
  'gonzalez-fernandez': {
    label: 'José Antonio González Fernández',
    aliases: ['Jose Antonio Gonzalez Fernandez'],
    values: { type: 'person', affiliation: 'health-ministry' },
  },
  unt: {
    label: 'National Workers’ Union',
    aliases: ['UNT'],
    values: { type: 'union', 'original-name': 'Unión Nacional de Trabajadores', 'mobilisation-capacity': 3 },
  },
  sntss: {
    label: 'SNTSS',
    aliases: ['IMSS union', 'IMSS’ union', 'National Union of Social Security Workers'],
    values: {
      type: 'union',
      'original-name': 'Sindicato Nacional de Trabajadores del Seguro Social',
      affiliation: 'unt',
      resources: 'Some 350,000 members, nearly everybody who works in the Institute, doctors among them.',
      'mobilisation-capacity': 3,
    },
  },
  pri: {
    label: 'PRI',
    aliases: ['Institutional Revolutionary Party'],
    values: { type: 'party', 'original-name': 'Partido Revolucionario Institucional' },
  },
  'pri-legislators': {
    label: 'PRI legislators',
    aliases: ['PRI representatives', 'PRI members'],
    values: {
      type: 'legislature',
      affiliation: 'pri',
      resources: 'The majority in both chambers until 1997.',
    },
  },
  audry: {
    label: 'Alejandro Audry',
    aliases: ['Audry'],
    values: {
      type: 'person',
      affiliation: 'sntss',
      resources: 'A seat for the ruling party, an office in the union.',
    },
  },
  ctm: {
    label: 'CTM',
    aliases: ['Mexico’s Workers Confederation'],
    values: {
      type: 'union',
      'original-name': 'Confederación de Trabajadores de México',
      affiliation: 'pri',
      'mobilisation-capacity': 2,
    },
  },
  cnc: {
    label: 'CNC',
    aliases: ['National Peasants Confederation', 'National Peasant Confederation'],
    values: { type: 'union', 'original-name': 'Confederación Nacional Campesina', affiliation: 'pri' },
  },
  prd: {
    label: 'PRD',
    aliases: ['Party of the Democratic Revolution'],
    values: { type: 'party', 'original-name': 'Partido de la Revolución Democrática' },
  },
  pan: {
    label: 'PAN',
    aliases: ['National Action Party'],
    values: { type: 'party', 'original-name': 'Partido Acción Nacional' },
  },
  pt: {
    label: 'PT',
    aliases: ['Labor Party'],
    values: { type: 'party', 'original-name': 'Partido del Trabajo' },
  },
  business: {
    label: 'Business community',
    aliases: ['business sector', 'businessmen'],
    values: {
      type: 'business',
      resources: 'Money, and a direct way to ministers.',
    },
  },
  cce: {
    label: 'CCE',
    aliases: ['Business Coordinating Counsel'],
    values: { type: 'business', 'original-name': 'Consejo Coordinador Empresarial', affiliation: 'business' },
  },
  funsalud: {
    label: 'Funsalud',
    aliases: ['FUNSALUD', 'Mexican Health Foundation'],
    values: {
      type: 'ngo',
      'original-name': 'Fundación Mexicana para la Salud',
      affiliation: 'business',
      resources: 'Businessmen’s and donors’ money, research staff, access to official data.',
    },
  },
  frenk: {
    label: 'Julio Frenk',
    aliases: ['Frenk'],
    values: { type: 'person', affiliation: 'funsalud' },
  },
  tripartite: {
    label: 'Tripartite Commission',
    aliases: ['Comisión Tripartita', 'Comision Tripartita'],
    values: {
      type: 'other',
      'original-name': 'Comisión Tripartita para el Fortalecimiento del Instituto Mexicano del Seguro Social',
    },
  },
  'sepulveda-team': {
    label: 'Sepúlveda’s team',
    aliases: ['Jaime Sepulveda', 'Sepulveda'],
    values: { type: 'ministry', affiliation: 'health-ministry' },
  },
  'colosio-advisers': {
    label: 'Colosio’s economic advisers',
    values: { type: 'other', affiliation: 'pri' },
  },
  'uam-group': {
    label: 'Xochimilco university group',
    aliases: ['Xochimilco University group', 'Xochimilco Autonomous University'],
    values: { type: 'other', resources: 'Academic publications.' },
  },
  'world-bank': {
    label: 'World Bank',
    values: { type: 'international-body', resources: 'Loans of 700 and 25 million US dollars.' },
  },
};

export interface VetoPointValues {
  arena: 'executive' | 'legislature' | 'judiciary' | 'implementing-agency' | 'subnational' | 'public';
  stage: 'problem-definition' | 'formulation' | 'legislation' | 'implementation';
  'decision-rule'?: string;
  'veto-players': readonly string[];
}

export const vetoPoints: Record<string, ItemOf<VetoPointValues>> = {
  'executive-arena': {
    label: 'Federal Executive',
    values: {
      arena: 'executive',
      stage: 'formulation',
      'decision-rule':
        'The presidency and the core ministries choose who takes part and on what; the ministries concerned must agree, then the President.',
      'veto-players': [
        'president-office',
        'economic-team',
        'finance-ministry',
        'labour-ministry',
        'pension-group',
        'health-group',
      ],
    },
  },
  'lower-house': {
    label: 'Lower House',
    aliases: ['Lower Chamber', 'Chamber of Deputies'],
    values: {
      arena: 'legislature',
      stage: 'legislation',
      'decision-rule':
        'A majority of votes; a law also needs the other chamber. One party held the majority until 1997.',
      'veto-players': ['pri-legislators', 'prd', 'pan', 'pt'],
    },
  },
  'imss-arena': {
    label: 'Inside IMSS',
    values: {
      arena: 'implementing-agency',
      stage: 'implementation',
      'decision-rule':
        'No law is needed; what touches the collective contract needs an agreement with the union.',
      'veto-players': ['sntss', 'directorate', 'delegations'],
    },
  },
};

export interface TracerValues {
  'order-letter': string;
  'short-name': string;
}

export const tracers: Record<string, ItemOf<TracerValues>> = {
  finance: {
    label: 'Financial restructuring',
    values: { 'order-letter': 'A', 'short-name': 'Finance' },
  },
  regions: {
    label: 'Deconcentration and regionalization of IMSS',
    aliases: ['deconcentration', 'desconcentration'],
    values: { 'order-letter': 'B', 'short-name': 'Regions' },
  },
  'care-model': {
    label: 'Institutional model for comprehensive health services',
    aliases: ['MIAIS'],
    values: { 'order-letter': 'C', 'short-name': 'Care model' },
  },
  'medical-areas': {
    label: 'Medical areas of deconcentrated management',
    aliases: ['AMGD', 'AMDG', 'AMGDs'],
    values: { 'order-letter': 'D', 'short-name': 'Medical areas' },
  },
  'family-insurance': {
    label: 'Family health insurance',
    aliases: ['SSF', 'Family Health Insurance'],
    values: { 'order-letter': 'E', 'short-name': 'Family insurance' },
  },
  'doctor-choice': {
    label: 'Family doctor eligibility and incentives in family health centers',
    aliases: ['doctor eligibility', 'family doctor eligibility'],
    values: { 'order-letter': 'F', 'short-name': 'Doctor choice' },
  },
  incentives: {
    label: 'Performance incentives',
    aliases: ['SINDAS'],
    values: { 'order-letter': 'G', 'short-name': 'Incentives' },
  },
  'case-costing': {
    label: 'Costing according to diagnosis-related groups',
    aliases: ['DRGs', 'DRG'],
    values: { 'order-letter': 'H', 'short-name': 'Case costing' },
  },
  'contracting-out': {
    label: 'Contracting out of health services',
    aliases: ['opt-out', 'quota reimbursement'],
    values: { 'order-letter': 'I', 'short-name': 'Contracting out' },
  },
};
