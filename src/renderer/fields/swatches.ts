/** Colours to choose from: told apart with any colour vision as far as ten can be, 3:1 on light and dark. */
export const swatches: string[] = [
  '#2f7fd1',
  '#d4580f',
  '#0c8f72',
  '#8a63d2',
  '#c2457b',
  '#98781c',
  '#1d8aa8',
  '#b0524d',
  '#5f7f2e',
  '#77808c',
];
