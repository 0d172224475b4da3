/** How a judgement is written down in this folder, and how the door takes it. */

export interface Judged {
  field: string;
  /** A tracer. */
  about?: string;
  /** EDTF. */
  period?: string;
  /** Absent where a value is given: coded. */
  status?: 'not-applicable' | 'not-found' | 'conflicting';
  value?: string | number | readonly string[];
  confidence: 'low' | 'medium' | 'high';
  why: string;
  /** Places coded with the judged item, or `place.item` where it is another item's passage. */
  on: readonly string[];
}

export type JudgedItems = Readonly<Record<string, readonly Judged[]>>;

/** The judgements of these items as commands; ids say field, item, tracer and period. */
export function judgementCommands(items: JudgedItems): { type: string; args: object }[] {
  return Object.entries(items).flatMap(([itemId, judged]) =>
    judged.map(({ field, about, period, status, value, confidence, why, on }) => ({
      type: 'judgement.set',
      args: {
        id: ['j', field, itemId, about, period?.replace('/', '-to-').replace('~', '')]
          .filter(part => part !== undefined)
          .join('.'),
        itemId,
        field,
        ...(about === undefined ? {} : { about }),
        ...(period === undefined ? {} : { period }),
        status: status ?? 'coded',
        ...(value === undefined ? {} : { value }),
        confidence,
        rationale: why,
        evidence: on.map(place => (place.includes('.') ? place : `${place}.${itemId}`)),
      },
    })),
  );
}
