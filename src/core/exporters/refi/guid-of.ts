/**
 * GUIDs for records, made from their ids: the same record has the same GUID in every export. The hash is MurmurHash3
 * for 128 bits (x86), which mixes well and needs no library of the host; nothing secret rests on it.
 */
export function guidOf(...parts: readonly string[]): string {
  const hex = hash128(parts.join('\u0000'))
    .map(word => word.toString(16).padStart(8, '0'))
    .join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const rotate = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

const finish = (word: number): number => {
  const first = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
  return second ^ (second >>> 16);
};

function hash128(text: string): number[] {
  let [h1, h2, h3, h4] = [1_779_033_703, 3_144_134_277, 1_013_904_242, 2_773_480_762];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    h1 = h2 ^ Math.imul(h1 ^ unit, 597_399_067);
    h2 = h3 ^ Math.imul(rotate(h2, 5) ^ unit, 2_869_860_233);
    h3 = h4 ^ Math.imul(rotate(h3, 11) ^ unit, 951_274_213);
    h4 = h1 ^ Math.imul(rotate(h4, 17) ^ unit, 2_716_044_179);
  }
  const mixed = [finish(h3 ^ h1), finish(h4 ^ h2), finish(h1 ^ h4), finish(h2 ^ h3)];
  const all = mixed.reduce((sum, word) => sum ^ word, text.length);
  return mixed.map((word, index) => finish(word ^ rotate(all, index * 7)) >>> 0);
}
