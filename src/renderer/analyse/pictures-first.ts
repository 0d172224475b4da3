/** Views that are looked at before they are read, by their ids; the matrices are read and edited. */
export const picturesFirst: ReadonlySet<string> = new Set([
  'position-map',
  'timeline',
  'network',
  'veto-flow',
]);
