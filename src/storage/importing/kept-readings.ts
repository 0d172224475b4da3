/**
 * What files were read as for a preview, kept for the import that mostly follows, so that a long file is read once.
 * Bounded; what was opened by a password is not kept.
 */
import type { ImportOptions } from '#core/importers/importer.ts';
import type { PreparedDocument } from './prepare-document.ts';

type ReadWith = Omit<ImportOptions, 'readPdf'>;

/** Bytes of what was made of files. */
const mostBytes = 64 * 1024 * 1024;

export class KeptReadings {
  private readonly most: number;
  /** Oldest first. */
  private readonly kept = new Map<string, PreparedDocument>();
  private bytes = 0;

  constructor(most = mostBytes) {
    this.most = most;
  }

  keep(options: ReadWith, prepared: PreparedDocument): void {
    const size = sizeOf(prepared);
    if (options.password !== undefined || size > this.most) return;
    const key = keyOf(options, prepared.sourceSha256);
    this.drop(key);
    this.kept.set(key, prepared);
    this.bytes += size;
    for (const oldest of this.kept.keys()) {
      if (this.bytes <= this.most) break;
      this.drop(oldest);
    }
  }

  /** What the same bytes were read as in the same way; null where nobody has, or it was forgotten. */
  find(options: ReadWith, sourceSha256: string): PreparedDocument | null {
    return this.kept.get(keyOf(options, sourceSha256)) ?? null;
  }

  clear(): void {
    this.kept.clear();
    this.bytes = 0;
  }

  private drop(key: string): void {
    const known = this.kept.get(key);
    if (known === undefined) return;
    this.bytes -= sizeOf(known);
    this.kept.delete(key);
  }
}

const keyOf = ({ fileName, encoding, format, choices }: ReadWith, sourceSha256: string): string =>
  JSON.stringify([sourceSha256, fileName, encoding ?? null, format ?? null, choices ?? null]);

const sizeOf = ({ text, blocks, pages }: PreparedDocument): number =>
  text.bytes.length + (blocks?.bytes.length ?? 0) + (pages?.bytes.length ?? 0);
