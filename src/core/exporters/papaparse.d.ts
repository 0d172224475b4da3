/**
 * The part of papaparse that the core uses. The package's own types pull in those of Node, which the core must
 * not see; so it is imported by its file, which has no types.
 */
declare module 'papaparse/papaparse.js' {
  const papaparse: {
    unparse(
      rows: readonly (readonly (string | number | boolean | null)[])[],
      options: { delimiter: string; newline: string },
    ): string;
    /** Rows of cells; the separator is told by the text. */
    parse(csv: string, options: { skipEmptyLines: 'greedy'; preview: number }): { data: string[][] };
  };
  export default papaparse;
}
