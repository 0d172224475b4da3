/** The byte order mark by which Excel tells a CSV file in UTF-8 from one in the encoding of its system. */
import type { ExportFile } from './exporter.ts';

export const withByteOrderMark = (file: ExportFile): ExportFile => ({
  ...file,
  async *pieces() {
    yield { text: '\ufeff', rows: 0 };
    yield* file.pieces();
  },
});
