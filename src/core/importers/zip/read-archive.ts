/**
 * Office and e-book files are zips. This reads their list of members first, so that what asks for too much is refused
 * before anything is unpacked, and checks each member that is read. Source: PKWARE's APPNOTE.TXT 6.3.
 */
import { inflateSync } from 'fflate';

/** Bytes of all members that are read together. The text of a long book has 2 MB as XML. */
const LARGEST_TOTAL = 100 * 1024 * 1024;
/** XML shrinks to a twentieth; a large member that shrank to less than this share was made to fill memory. */
const LARGEST_RATIO = 250;
const RATIO_COUNTS_FROM = 2 * 1024 * 1024;
const MOST_MEMBERS = 20_000;

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 65_535;

/** Why an archive cannot be read; the message goes on from “<file> was not imported: ”. */
export class ArchiveProblem extends Error {
  readonly code: 'damaged' | 'encrypted' | 'too-large';

  constructor(code: 'damaged' | 'encrypted' | 'too-large', message: string) {
    super(message);
    this.code = code;
  }
}

/** Whether a file begins as a zip with something in it does. */
export const isZip = ([first, second, third, fourth]: Uint8Array): boolean =>
  first === 0x50 && second === 0x4b && third === 3 && fourth === 4;

interface Member {
  packed: number;
  size: number;
  crc: number;
  method: number;
  offset: number;
  isEncrypted: boolean;
}

const damaged = (what: string): ArchiveProblem =>
  new ArchiveProblem(
    'damaged',
    `it is damaged or cut off (${what}). Get the file once more, or save it anew.`,
  );

export class Archive {
  private readonly bytes: Uint8Array;
  private readonly members = new Map<string, Member>();
  /** Names as they stand, by names in small letters: some programs write them in both ways. */
  private readonly byLowerCase = new Map<string, string>();
  private readonly largestTotal: number;
  private total = 0;

  /** `largestTotal` bytes may be read together. Throws an ArchiveProblem. */
  constructor(bytes: Uint8Array, { largestTotal = LARGEST_TOTAL } = {}) {
    this.bytes = bytes;
    this.largestTotal = largestTotal;
    this.list();
  }

  get names(): Iterable<string> {
    return this.members.keys();
  }

  /** The name of a member as it stands, by a name in whatever letters and with a slash before it or not. */
  find(name: string): string | undefined {
    const plain = name.replace(/^\/+/, '');
    return this.members.has(plain) ? plain : this.byLowerCase.get(plain.toLowerCase());
  }

  /** The bytes of a member; null where there is none of that name. Throws an ArchiveProblem. */
  read(name: string): Uint8Array | null {
    const known = this.find(name);
    const member = known === undefined ? undefined : this.members.get(known);
    if (known === undefined || member === undefined) return null;
    if (member.isEncrypted) {
      throw new ArchiveProblem(
        'encrypted',
        'it is protected with a password. Save it without one and import that.',
      );
    }
    const isTrap = member.size > RATIO_COUNTS_FROM && member.size > member.packed * LARGEST_RATIO;
    this.total += member.size;
    if (isTrap || this.total > this.largestTotal) {
      throw new ArchiveProblem(
        'too-large',
        'unpacked it is far larger than any text would be, as of a file made to fill the memory.',
      );
    }
    const content = this.unpack(known, member);
    if (content.length !== member.size || crc32(content) !== member.crc)
      throw damaged(`${known} is not whole`);
    return content;
  }

  private unpack(name: string, { offset, packed, size, method }: Member): Uint8Array {
    const view = this.view;
    if (offset + 30 > this.bytes.length || view.getUint32(offset, true) !== LOCAL_SIGNATURE)
      throw damaged(name);
    const from = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
    if (from + packed > this.bytes.length) throw damaged(name);
    const data = this.bytes.subarray(from, from + packed);
    if (method === 0) return data;
    if (method !== 8) throw damaged(`${name} is packed in a way that is not known`);
    try {
      // One byte more than stated, so that a member that is larger shows.
      return inflateSync(data, { out: new Uint8Array(size + 1) }).subarray(0, size + 1);
    } catch {
      throw damaged(name);
    }
  }

  private get view(): DataView {
    const { buffer, byteOffset, byteLength } = this.bytes;
    return new DataView(buffer, byteOffset, byteLength);
  }

  private list(): void {
    const { view, bytes } = this;
    const end = this.findEnd();
    if (end === -1) throw damaged('its list of contents is missing');
    const count = view.getUint16(end + 10, true);
    if (count > MOST_MEMBERS)
      throw new ArchiveProblem('too-large', `it holds ${count} parts, more than any text has.`);
    let at = view.getUint32(end + 16, true);
    for (let index = 0; index < count; index += 1) {
      if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY_SIGNATURE) {
        throw damaged('its list of contents is not whole');
      }
      const nameLength = view.getUint16(at + 28, true);
      const name = new TextDecoder()
        .decode(bytes.subarray(at + 46, at + 46 + nameLength))
        .replaceAll('\\', '/');
      const member: Member = {
        isEncrypted: (view.getUint16(at + 8, true) & 1) !== 0,
        method: view.getUint16(at + 10, true),
        crc: view.getUint32(at + 16, true),
        packed: view.getUint32(at + 20, true),
        size: view.getUint32(at + 24, true),
        offset: view.getUint32(at + 42, true),
      };
      if (this.members.has(name)) throw damaged(`it holds ${name} twice`);
      this.members.set(name, member);
      this.byLowerCase.set(name.toLowerCase(), name);
      at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
  }

  private findEnd(): number {
    const last = this.bytes.length - END_SIZE;
    for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) {
      if (this.view.getUint32(at, true) === END_SIGNATURE) return at;
    }
    return -1;
  }
}

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (crcTable[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}
