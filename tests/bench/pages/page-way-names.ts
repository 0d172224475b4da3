/** The ways of showing a PDF that are measured, by the name that chooses them in the page's address. */
export const pageWayNames = ['tracework', 'viewer'] as const;
export type PageWayName = (typeof pageWayNames)[number];

export const pageWayLabels: Record<PageWayName, string> = {
  tracework: 'Tracework, with passages',
  viewer: 'pdf.js’s viewer, without',
};
