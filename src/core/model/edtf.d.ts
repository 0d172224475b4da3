/** The part of the `edtf` package that we use; the package has no types of its own. */
declare module 'edtf' {
  interface ExtendedDate {
    readonly type: string;
    /** Milliseconds since 1970; null where that end is unknown, infinite where it is open. */
    readonly min: number | null;
    readonly max: number | null;
    readonly edtf: string;
  }
  export default function edtf(text: string): ExtendedDate;
}
