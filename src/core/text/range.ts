/** A stretch of a text: `start` included, `end` not, in UTF-16 units. */
export interface Range {
  start: number;
  end: number;
}
