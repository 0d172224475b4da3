/** Notes the hash and size of each file of a dataset while it is written, for the descriptions that follow. */
import type { ExportFile, ExportHost } from '../exporter.ts';

export interface WrittenFile {
  name: string;
  bytes: number;
  rows: number;
  sha256: string;
}

export class WrittenFiles {
  private readonly written = new Map<string, WrittenFile>();
  private readonly host: ExportHost;

  constructor(host: ExportHost) {
    this.host = host;
  }

  /** The same file, heard along. */
  add(file: ExportFile): ExportFile {
    return { name: file.name, pieces: () => this.hear(file) };
  }

  /** Of a file that was written to its end. */
  of(name: string): WrittenFile {
    const found = this.written.get(name);
    if (found === undefined) throw new Error(`The file ${name} is not written yet.`);
    return found;
  }

  all(): readonly WrittenFile[] {
    return [...this.written.values()];
  }

  /** What `sha256sum --check` takes: every file that was written before it. */
  readonly listing: ExportFile = {
    name: 'checksums.sha256',
    pieces: () => this.list(),
  };

  private async *list() {
    for (const { sha256, name } of this.all()) yield { text: `${sha256}  ${name}\n`, rows: 0 };
  }

  private async *hear({ name, pieces }: ExportFile) {
    const digest = this.host.newDigest();
    const encoder = new TextEncoder();
    let bytes = 0;
    let rows = 0;
    for await (const piece of pieces()) {
      const encoded = piece.bytes ?? encoder.encode(piece.text);
      digest.update(encoded);
      bytes += encoded.length;
      rows += piece.rows;
      yield { text: '', bytes: encoded, rows: piece.rows };
    }
    this.written.set(name, { name, bytes, rows, sha256: digest.finish() });
  }
}
