/** Notes the hash and size of each file of a dataset while it is written, for the descriptions that follow. */
import { type ExportFile, type ExportHost, type ExportPiece, namesOf } from '../exporter.ts';

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
    return { ...file, pieces: () => this.hear(file) };
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

  private async *hear(file: ExportFile): AsyncGenerator<ExportPiece> {
    const encoder = new TextEncoder();
    const heard = new Map(
      namesOf(file).map(name => [name, { digest: this.host.newDigest(), bytes: 0, rows: 0 }]),
    );
    for await (const { text, bytes = encoder.encode(text), rows, file: name = file.name } of file.pieces()) {
      const one = heard.get(name);
      if (one === undefined) throw new Error(`${file.name} makes no ${name}.`);
      one.digest.update(bytes);
      one.bytes += bytes.length;
      one.rows += rows;
      yield { text: '', bytes, rows, file: name };
    }
    for (const [name, { digest, bytes, rows }] of heard)
      this.written.set(name, { name, bytes, rows, sha256: digest.finish() });
  }
}
