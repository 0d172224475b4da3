/** GUIDs as programs write them: in braces or bare, in either case; compared without either. */
export const plainGuid = (guid: string | undefined): string =>
  (guid ?? '')
    .trim()
    .replace(/^\{|\}$/g, '')
    .toLowerCase();
