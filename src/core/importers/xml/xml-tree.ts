/**
 * XML as a tree whose names carry agreed prefixes, whatever prefixes the file uses. There are no document types and no
 * entities but XML's own five, and no file is nested without end.
 */
import { XMLParser, XMLValidator } from 'fast-xml-parser';

export interface XmlElement {
  /** With the agreed prefix, e.g. `w:p`; without one for namespaces that nobody asked for. */
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly XmlNode[];
}

export type XmlNode = XmlElement | string;

/** Why XML cannot be read. */
export class XmlProblem extends Error {}

/** Word's own files are nested some dozen deep, tables in tables in text boxes some more. */
const DEEPEST = 250;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  cdataPropName: '#cdata',
  ignorePiTags: true,
  ignoreDeclaration: true,
  maxNestedTags: DEEPEST,
  jPath: false,
});

/**
 * `prefixes` gives the agreed prefix of each namespace. A document type is refused, or where `mayDeclareType` passed
 * over: what it declares is never followed. Throws an XmlProblem.
 */
export function parseXml(
  bytes: Uint8Array,
  prefixes: Readonly<Record<string, string>>,
  { mayDeclareType = false } = {},
): XmlElement {
  const written = decodeXml(bytes);
  const source = mayDeclareType ? written.replace(/<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>/i, '') : written;
  if (/<!(?:DOCTYPE|ENTITY)/i.test(source.slice(0, 10_000).replace(/<!--[\s\S]*?-->/g, ''))) {
    throw new XmlProblem('it declares a document type, which such files may not have');
  }
  const sound = XMLValidator.validate(source);
  if (sound !== true) throw new XmlProblem(`its XML is damaged in line ${sound.err.line}`);
  let parsed: unknown;
  try {
    parsed = parser.parse(source);
  } catch {
    throw new XmlProblem('its XML is damaged, or nested without end');
  }
  const top = Array.isArray(parsed) ? (parsed as Raw[]) : [];
  for (const raw of top) {
    const node = convert(raw, new Map(), prefixes);
    if (node !== null && typeof node !== 'string') return node;
  }
  throw new XmlProblem('its XML holds nothing');
}

function decodeXml(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const text = new TextDecoder('utf-8').decode(bytes);
  const stated = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']+)/.exec(text)?.[1];
  if (stated === undefined || /^utf-?8$/i.test(stated)) return text;
  try {
    return new TextDecoder(stated).decode(bytes);
  } catch {
    return text;
  }
}

/** What the parser gives: one property that is the element's name, and `:@` with its attributes. */
type Raw = Readonly<Record<string, unknown>>;

function convert(
  raw: Raw,
  above: ReadonlyMap<string, string>,
  prefixes: Readonly<Record<string, string>>,
): XmlNode | null {
  const written = Object.keys(raw).find(key => key !== ':@');
  if (written === undefined) return null;
  if (written === '#text') return decodeReferences(String(raw[written]));
  if (written === '#cdata')
    return (raw[written] as Raw[]).map(piece => String(piece['#text'] ?? '')).join('');
  if (written.startsWith('?')) return null;
  const given = (raw[':@'] ?? {}) as Readonly<Record<string, unknown>>;
  let scope = above;
  for (const [name, value] of Object.entries(given)) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    if (scope === above) scope = new Map(above);
    (scope as Map<string, string>).set(
      name === 'xmlns' ? '' : name.slice(6),
      decodeReferences(String(value)),
    );
  }
  const attributes: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, value] of Object.entries(given)) {
    if (name === 'xmlns' || name.startsWith('xmlns:')) continue;
    attributes[name.includes(':') ? agreedName(name, scope, prefixes) : name] = decodeReferences(
      String(value),
    );
  }
  const children: XmlNode[] = [];
  for (const child of raw[written] as Raw[]) {
    const node = convert(child, scope, prefixes);
    if (node !== null) children.push(node);
  }
  return { name: agreedName(written, scope, prefixes), attributes, children };
}

function agreedName(
  written: string,
  scope: ReadonlyMap<string, string>,
  prefixes: Readonly<Record<string, string>>,
): string {
  const colon = written.indexOf(':');
  const uri = scope.get(colon === -1 ? '' : written.slice(0, colon));
  const local = written.slice(colon + 1);
  if (uri === undefined || !Object.hasOwn(prefixes, uri)) return local;
  return `${prefixes[uri]}:${local}`;
}

const ownEntities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decodeReferences = (text: string): string =>
  text.includes('&')
    ? text.replace(
        /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
        (whole, hex, decimal, name) => {
          if (name !== undefined) return ownEntities[String(name).toLowerCase()] ?? whole;
          const code = hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16);
          return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
            ? String.fromCodePoint(code)
            : '\ufffd';
        },
      )
    : text;

/** The first child of that name. */
export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((child): child is XmlElement => typeof child !== 'string' && child.name === name);

export function* childrenOf(element: XmlElement | undefined, name?: string): Iterable<XmlElement> {
  for (const child of element?.children ?? []) {
    if (typeof child !== 'string' && (name === undefined || child.name === name)) yield child;
  }
}

/** Every element below, in order, the element itself first. */
export function* descendantsOf(element: XmlElement): Iterable<XmlElement> {
  yield element;
  for (const child of element.children) if (typeof child !== 'string') yield* descendantsOf(child);
}

export const textIn = (node: XmlNode): string =>
  typeof node === 'string' ? node : node.children.map(textIn).join('');
