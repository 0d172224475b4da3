/** Of a page, all of it or what it is about: the researcher's choice, kept with the document. */
export const partChoice = {
  id: 'part',
  label: 'Taken in',
  options: [
    { id: 'page', label: 'The whole page' },
    { id: 'main', label: 'Its main part, without menus and footers' },
  ],
} as const;
