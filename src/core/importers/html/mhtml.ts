/** Pages saved with all their parts in one file (MHTML): finds the page among them. Sources: RFC 2045, 2046, 2557. */

export interface MhtmlPage {
  bytes: Uint8Array;
  /** As the file states it; undefined where it does not. */
  charset: string | undefined;
  /** Further pages in the file, as of frames. */
  others: number;
}

interface Entity {
  headers: ReadonlyMap<string, string>;
  body: string;
}

const DEEPEST = 10;
const MOST_PARTS = 10_000;

export const looksLikeMhtml = (bytes: Uint8Array): boolean => {
  const head = String.fromCharCode(...bytes.subarray(0, 2_048));
  return (
    /^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:mime-version|content-type):[^\n]*/i.test(head) &&
    /^content-type:\s*(?:multipart\/|text\/html)/im.test(head)
  );
};

/** Null where there is no page in it. */
export function findMhtmlPage(bytes: Uint8Array): MhtmlPage | null {
  const whole = entityOf(latin1(bytes));
  const pages: Entity[] = [];
  collect(whole, pages, 0);
  const start = parameterOf(whole.headers.get('content-type') ?? '', 'start');
  const page =
    pages.find(({ headers }) => start !== undefined && headers.get('content-id') === start) ?? pages[0];
  if (page === undefined) return null;
  return {
    bytes: decodeBody(page),
    charset: parameterOf(page.headers.get('content-type') ?? '', 'charset'),
    others: pages.length - 1,
  };
}

function collect(entity: Entity, pages: Entity[], depth: number): void {
  const type = entity.headers.get('content-type') ?? '';
  if (/^(?:text\/html|application\/xhtml\+xml)/i.test(type)) pages.push(entity);
  const boundary = /^multipart\//i.test(type) ? parameterOf(type, 'boundary') : undefined;
  if (boundary === undefined || boundary === '' || depth > DEEPEST) return;
  const parts = `\n${entity.body}`.split(`\n--${boundary}`).slice(1, MOST_PARTS);
  for (const part of parts) {
    if (part.startsWith('--')) break;
    collect(entityOf(part.replace(/^[ \t]*\r?\n/, '')), pages, depth + 1);
  }
}

function entityOf(source: string): Entity {
  const end = /\r?\n\r?\n/.exec(source);
  const head = end === null ? source : source.slice(0, end.index);
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body: end === null ? '' : source.slice(end.index + end[0].length) };
}

const parameterOf = (header: string, name: string): string | undefined => {
  const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(header);
  return match?.[1] ?? match?.[2];
};

function decodeBody({ headers, body }: Entity): Uint8Array {
  switch (headers.get('content-transfer-encoding')?.toLowerCase()) {
    case 'quoted-printable':
      return bytesOf(
        body
          .replace(/=[ \t]*\r?\n/g, '')
          .replace(/=([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
      );
    case 'base64':
      return decodeBase64(body);
    default:
      return bytesOf(body);
  }
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function decodeBase64(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4));
  let length = 0;
  let bits = 0;
  let held = 0;
  for (const character of text) {
    const value = alphabet.indexOf(character);
    if (value === -1) continue;
    bits = ((bits << 6) | value) & 0xffffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[length] = (bits >> held) & 0xff;
    length += 1;
  }
  return bytes.subarray(0, length);
}

function latin1(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8_192)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8_192)));
  return pieces.join('');
}

const bytesOf = (text: string): Uint8Array => {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
};
