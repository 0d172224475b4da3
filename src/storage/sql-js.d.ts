/** The part of sql.js that is used here; the package has no types. */
declare module 'sql.js/dist/sql-wasm-inline.js' {
  export type SqlValue = string | number | Uint8Array | null;
  export interface Statement {
    step(): boolean;
    get(): SqlValue[];
    free(): boolean;
  }
  export interface Database {
    run(sql: string, values?: readonly SqlValue[]): Database;
    exec(sql: string): { columns: string[]; values: SqlValue[][] }[];
    prepare(sql: string): Statement;
    export(): Uint8Array;
    close(): void;
  }
  export interface SqlJs {
    Database: new (bytes?: Uint8Array) => Database;
  }
  const initSqlJs: () => Promise<SqlJs>;
  export default initSqlJs;
}
