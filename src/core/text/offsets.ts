/**
 * Converts offsets of one text between UTF-16 units (used inside), code points (what other tools and datasets
 * count) and UTF-8 bytes. Counts are kept at checkpoints, so a lookup is a search among them and a short walk.
 */

/**
 * An offset inside a surrogate pair, or inside the bytes of a character, stands for that character's start. Lone
 * surrogates count as one code point and three bytes. An offset outside the text is a RangeError.
 */
export interface OffsetMap {
  /** Length of the text in each unit. */
  readonly units: number;
  readonly codePoints: number;
  readonly bytes: number;
  toCodePoint(unit: number): number;
  fromCodePoint(codePoint: number): number;
  toByte(unit: number): number;
  fromByte(byte: number): number;
}

const STEP = 512;

export function createOffsetMap(text: string): OffsetMap {
  const size = Math.floor(text.length / STEP) + 1;
  const codePointsAt = new Uint32Array(size);
  const bytesAt = new Uint32Array(size);
  let codePoints = 0;
  let bytes = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (i % STEP === 0) {
      codePointsAt[i / STEP] = codePoints;
      bytesAt[i / STEP] = bytes;
    }
    const weight = byteWeight(text, i);
    bytes += weight;
    if (weight > 0) codePoints += 1;
  }
  if (text.length % STEP === 0) {
    codePointsAt[size - 1] = codePoints;
    bytesAt[size - 1] = bytes;
  }

  const countTo = (unit: number, checkpoints: Uint32Array, weigh: (i: number) => number) => {
    check(unit, text.length);
    const end = isInsidePair(text, unit) ? unit - 1 : unit;
    let count = checkpoints[Math.floor(end / STEP)] ?? 0;
    for (let i = end - (end % STEP); i < end; i += 1) count += weigh(i);
    return count;
  };
  const findCount = (
    count: number,
    total: number,
    checkpoints: Uint32Array,
    weigh: (i: number) => number,
  ) => {
    check(count, total);
    let low = 0;
    let high = size - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((checkpoints[middle] ?? 0) <= count) low = middle;
      else high = middle - 1;
    }
    let unit = low * STEP;
    let reached = checkpoints[low] ?? 0;
    // A weight of 0 is the second half of a pair, which belongs to what lies before.
    while (unit < text.length && (reached + weigh(unit) <= count || weigh(unit) === 0)) {
      reached += weigh(unit);
      unit += 1;
    }
    return isInsidePair(text, unit) ? unit - 1 : unit;
  };
  const codePointWeight = (i: number) => (byteWeight(text, i) > 0 ? 1 : 0);
  const weightInBytes = (i: number) => byteWeight(text, i);

  return {
    units: text.length,
    codePoints,
    bytes,
    toCodePoint: unit => countTo(unit, codePointsAt, codePointWeight),
    fromCodePoint: codePoint => findCount(codePoint, codePoints, codePointsAt, codePointWeight),
    toByte: unit => countTo(unit, bytesAt, weightInBytes),
    fromByte: byte => findCount(byte, bytes, bytesAt, weightInBytes),
  };
}

/** Bytes of the character that begins at `i`; 0 for the second half of a surrogate pair. */
function byteWeight(text: string, i: number): number {
  const unit = text.charCodeAt(i);
  if (unit < 0x80) return 1;
  if (unit < 0x800) return 2;
  if (unit >= 0xd800 && unit < 0xdc00 && isLow(text.charCodeAt(i + 1))) return 4;
  return isInsidePair(text, i) ? 0 : 3;
}

const isLow = (unit: number) => unit >= 0xdc00 && unit < 0xe000;

/** Whether `offset` lies between the two halves of a surrogate pair. */
export function isInsidePair(text: string, offset: number): boolean {
  if (offset <= 0 || !isLow(text.charCodeAt(offset))) return false;
  const before = text.charCodeAt(offset - 1);
  return before >= 0xd800 && before < 0xdc00;
}

function check(offset: number, length: number): void {
  if (!Number.isInteger(offset) || offset < 0 || offset > length) {
    throw new RangeError(`Offset ${offset} lies outside the text, which ends at ${length}.`);
  }
}
