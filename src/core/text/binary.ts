/** Recognises files that are no text, so that they can be refused by name. */

interface Signature {
  name: string;
  bytes: string;
  /** Where the bytes stand; 0 unless told. */
  at?: number;
  /** For signatures that a text may begin with: a NUL must follow soon. */
  needsNul?: boolean;
}

/** Bytes written as Latin-1 characters. Sources: the formats' own specifications, as gathered by file(1). */
const signatures: readonly Signature[] = [
  { name: 'a PDF document', bytes: '%PDF-' },
  { name: 'a PostScript document', bytes: '%!PS' },
  { name: 'a rich text (RTF) document', bytes: '{\\rtf' },
  { name: 'an old Office document (.doc, .xls, .ppt)', bytes: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' },
  { name: 'a PNG image', bytes: '\x89PNG\r\n\x1a\n' },
  { name: 'a JPEG image', bytes: '\xff\xd8\xff' },
  { name: 'a GIF image', bytes: 'GIF87a' },
  { name: 'a GIF image', bytes: 'GIF89a' },
  { name: 'a TIFF image', bytes: 'II*\0' },
  { name: 'a TIFF image', bytes: 'MM\0*' },
  { name: 'a WebP image', bytes: 'WEBP', at: 8 },
  { name: 'a bitmap image', bytes: 'BM', needsNul: true },
  { name: 'a Windows program', bytes: 'MZ', needsNul: true },
  { name: 'a Linux program', bytes: '\x7fELF' },
  { name: 'a macOS program', bytes: '\xcf\xfa\xed\xfe' },
  { name: 'a macOS or Java program', bytes: '\xca\xfe\xba\xbe' },
  { name: 'an SQLite database', bytes: 'SQLite format 3\0' },
  { name: 'a gzip archive', bytes: '\x1f\x8b\x08' },
  { name: 'a 7-Zip archive', bytes: "7z\xbc\xaf'\x1c" },
  { name: 'a RAR archive', bytes: 'Rar!\x1a\x07' },
  { name: 'a bzip2 archive', bytes: 'BZh', needsNul: true },
  { name: 'an xz archive', bytes: '\xfd7zXZ\0' },
  { name: 'a tar archive', bytes: 'ustar', at: 257 },
  { name: 'an MP3 recording', bytes: 'ID3', needsNul: true },
  { name: 'a sound recording', bytes: 'OggS' },
  { name: 'a sound recording', bytes: 'fLaC' },
  { name: 'a film or sound recording', bytes: 'ftyp', at: 4 },
  { name: 'a sound recording', bytes: 'WAVE', at: 8 },
];

/** The share of control characters, and of NULs, above which bytes are no text. */
const BEARABLE_CONTROLS = 0.05;
const BEARABLE_NULS = 0.001;

/** Encodings in which bytes of control characters are at home: wide ones, shifting ones, and those of mainframes. */
const usesControls = /^(?:utf-16|utf-32|iso-2022|viscii$|tcvn$|ibm(?:1140|500|273|1026|424)$)/;

/**
 * What the bytes seem to be if they are not text ("a PNG image", "a Word document"), or null for text. Pass the
 * encoding that they are to be read in: in UTF-16 and UTF-32 zero bytes are nothing unusual.
 */
export function looksBinary(bytes: Uint8Array, encoding: string): string | null {
  const signature = signatures.find(candidate => fits(bytes, candidate));
  if (signature) return signature.name;
  if (startsWith(bytes, 'PK\x03\x04')) return nameOfZip(bytes);
  if (usesControls.test(encoding)) return null;
  let nuls = 0;
  let controls = 0;
  for (const byte of bytes) {
    if (byte >= 0x20 && byte !== 0x7f) continue;
    if (byte === 0) nuls += 1;
    // Tab, LF, vertical tab, form feed, CR, and the escape of ISO-2022 are at home in texts.
    else if ((byte < 9 || byte > 13) && byte !== 0x1b) controls += 1;
  }
  if (nuls > bytes.length * BEARABLE_NULS || nuls + controls > bytes.length * BEARABLE_CONTROLS) {
    return 'binary data of an unknown kind';
  }
  return null;
}

function fits(bytes: Uint8Array, { bytes: expected, at = 0, needsNul }: Signature): boolean {
  return startsWith(bytes, expected, at) && (!needsNul || bytes.subarray(0, 64).includes(0));
}

function startsWith(bytes: Uint8Array, expected: string, at = 0): boolean {
  for (let i = 0; i < expected.length; i += 1) if (bytes[at + i] !== expected.charCodeAt(i)) return false;
  return true;
}

/** Office and e-book files are zips; the names of their first entries, which stand in clear, tell which. */
function nameOfZip(bytes: Uint8Array): string {
  let head = '';
  for (const byte of bytes.subarray(0, 8192)) head += String.fromCharCode(byte);
  if (head.includes('mimetypeapplication/epub')) return 'an e-book (EPUB)';
  if (head.includes('mimetypeapplication/vnd.oasis.opendocument')) return 'an OpenDocument file';
  if (head.includes('word/')) return 'a Word document (.docx)';
  if (head.includes('xl/')) return 'an Excel workbook (.xlsx)';
  if (head.includes('ppt/')) return 'a PowerPoint presentation (.pptx)';
  if (head.includes('[Content_Types].xml')) return 'an Office document';
  return 'a zip archive';
}
