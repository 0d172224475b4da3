/** The ways that are measured, by the name that chooses them in the page's address. */
export const wayNames = ['tracework', 'highlights', 'segments', 'recogito', 'recogito-ranges'] as const;
export type WayName = (typeof wayNames)[number];

export const wayLabels: Record<WayName, string> = {
  tracework: 'Tracework',
  highlights: 'way D (near highlights)',
  segments: 'way near-segments',
  recogito: 'Recogito, offsets',
  'recogito-ranges': 'Recogito, ready ranges',
};
