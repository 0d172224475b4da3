/**
 * How likely a text is in a language, by its pairs of letters, or by its characters where there are thousands of
 * them. Costs are in bits: the less, the likelier. What was counted is said in scripts/letter-models.mjs.
 */
import models from './letter-models.json' with { type: 'json' };

/** Of a letter that the language does not use. */
const STRANGE = 16;
/** Share of what is expected of letters whatever stands before them. */
const LOOSE = 0.05;

const tiersOf: Readonly<Record<string, readonly string[]>> = models;

/** What stands in the n-th tier is met once in 2^n times; each entry is `width` characters long. */
function sharesOf(language: string, width: 1 | 2): Map<string, number> {
  const shares = new Map<string, number>();
  for (const [tier, entries] of (tiersOf[language] ?? []).entries()) {
    for (let at = 0; at < entries.length; at += width) shares.set(entries.slice(at, at + width), 2 ** -tier);
  }
  return shares;
}

export class PairModel {
  private readonly pairs: ReadonlyMap<string, number>;
  private readonly firsts = new Map<string, number>();
  private readonly seconds = new Map<string, number>();
  private readonly costs = new Map<string, number>();

  constructor(language: string) {
    this.pairs = sharesOf(language, 2);
    for (const [pair, share] of this.pairs) {
      const [first = '', second = ''] = pair;
      this.firsts.set(first, (this.firsts.get(first) ?? 0) + share);
      this.seconds.set(second, (this.seconds.get(second) ?? 0) + share);
    }
  }

  knows(letter: string): boolean {
    return this.seconds.has(letter);
  }

  /** Of a letter after another; both small, a space for whatever is none. */
  cost(first: string, second: string): number {
    const key = first + second;
    const known = this.costs.get(key);
    if (known !== undefined) return known;
    const after = (this.pairs.get(key) ?? 0) / (this.firsts.get(first) ?? 1);
    const anywhere = this.seconds.get(second) ?? 2 ** -STRANGE;
    const cost = Math.min(STRANGE, -Math.log2((1 - LOOSE) * Math.min(1, after) + LOOSE * anywhere));
    this.costs.set(key, cost);
    return cost;
  }
}

export class CharacterModel {
  private readonly shares: ReadonlyMap<string, number>;

  constructor(language: string) {
    this.shares = sharesOf(language, 1);
  }

  cost(character: string): number {
    const share = this.shares.get(character);
    return share === undefined ? unusual(character.codePointAt(0) ?? 0) : -Math.log2(share);
  }
}

/** Of characters of East Asian texts that the model has not met. */
function unusual(code: number): number {
  if (code === 0x3001 || code === 0x3002 || code === 0xff0c) return 4;
  if (code >= 0x3000 && code <= 0x301f) return 7;
  if (code >= 0x3041 && code <= 0x30ff) return 9;
  if (code >= 0xff01 && code <= 0xff5e) return 8;
  if (code >= 0x2010 && code <= 0x2026) return 9;
  if (code >= 0xac00 && code <= 0xd7a3) return 12;
  if (code >= 0x4e00 && code <= 0x9fff) return 14;
  if (code >= 0xff61 && code <= 0xff9f) return 15;
  return 18;
}

const pairModels = new Map<string, PairModel>();

/** Kept, as a batch of files asks for the same ones. */
export function pairModelOf(language: string): PairModel {
  const kept = pairModels.get(language);
  if (kept !== undefined) return kept;
  const model = new PairModel(language);
  pairModels.set(language, model);
  return model;
}
