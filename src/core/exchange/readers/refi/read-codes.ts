/**
 * Codes of a REFI-QDA codebook. A folder at the top (a code that cannot code) is a kind; all other codes become items,
 * with those above them in their names.
 */
import { childOf, childrenOf, textIn, type XmlElement } from '../../../importers/xml/xml-tree.ts';
import type { ExchangeCode, ExchangeKind } from '../../project.ts';
import { plainGuid } from './guids.ts';

export interface CodesRead {
  kinds: ExchangeKind[];
  codes: ExchangeCode[];
  /** Elements of the codes by GUID, for the notes that they refer to. */
  elements: ReadonlyMap<string, XmlElement>;
  /** Codes whose GUID another code has already. */
  repeated: number;
}

/** `codeBook` is the element that holds `Codes`; undefined where a project has none. */
export function readCodes(codeBook: XmlElement | undefined): CodesRead {
  const kinds: ExchangeKind[] = [];
  const codes: ExchangeCode[] = [];
  const elements = new Map<string, XmlElement>();
  let repeated = 0;
  const read = (element: XmlElement, kindKey: string | null, parentKey: string | null): void => {
    const key = plainGuid(element.attributes.guid);
    const label = element.attributes.name ?? '';
    const isFolder = /^(?:false|0)$/i.test((element.attributes.isCodable ?? '').trim());
    const isNew = key !== '' && !elements.has(key);
    if (!isNew) repeated += 1;
    else elements.set(key, element);
    const own = colourOf(element.attributes.color);
    const kindColour = kinds.find(kind => kind.key === kindKey)?.colour;
    // An item without a colour of its own has its kind's.
    const about = { colour: own === kindColour ? null : own, description: descriptionOf(element) };
    const isKind = isFolder && kindKey === null && parentKey === null;
    if (isNew && isKind) kinds.push({ key, label, ...about });
    else if (isNew) codes.push({ key, label, kindKey, parentKey, aliases: [], ...about, values: {} });
    const above = isKind ? { kindKey: key, parentKey: null } : { kindKey, parentKey: key };
    for (const child of childrenOf(element, 'Code')) read(child, above.kindKey, above.parentKey);
  };
  for (const element of childrenOf(childOf(codeBook, 'Codes'), 'Code')) read(element, null, null);
  return { kinds, codes, elements, repeated };
}

/** `#rrggbb`; null for what is no colour of the standard. */
function colourOf(colour: string | undefined): string | null {
  const digits = /^#([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(colour?.trim() ?? '')?.[1]?.toLowerCase();
  if (digits === undefined) return null;
  return digits.length === 6 ? `#${digits}` : `#${[...digits].map(digit => digit + digit).join('')}`;
}

export const descriptionOf = (element: XmlElement): string => {
  const description = childOf(element, 'Description');
  return description === undefined ? '' : textIn(description).trim();
};
