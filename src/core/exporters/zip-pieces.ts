/**
 * A zip as it is made, piece by piece: memory holds what is being packed, not the archive. The same members give the
 * same bytes, whatever the time and the zone.
 */
import { Zip, ZipDeflate } from 'fflate';

export interface ZipMember {
  name: string;
  /** Of little use to pack again: PDFs and office files are packed already. */
  isPacked?: boolean;
  /** To be read once; `rows` counts the records that each part completes. */
  parts(): AsyncIterable<{ bytes: Uint8Array; rows: number }>;
}

/** The first moment that a zip can state; read as local time everywhere. */
const earliest = new Date(1980, 0, 1);

export async function* zipPieces(
  members: AsyncIterable<ZipMember> | Iterable<ZipMember>,
): AsyncGenerator<{ text: ''; bytes: Uint8Array; rows: number }> {
  const waiting: Uint8Array[] = [];
  const failed: Error[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) failed.push(error);
    else waiting.push(chunk);
  });
  function* taken(rows: number) {
    const [problem] = failed;
    if (problem !== undefined) throw problem;
    let counted = rows;
    for (const bytes of waiting.splice(0)) {
      yield { text: '' as const, bytes, rows: counted };
      counted = 0;
    }
    if (counted > 0) yield { text: '' as const, bytes: new Uint8Array(), rows: counted };
  }
  for await (const { name, isPacked = false, parts } of members) {
    const member = new ZipDeflate(name, { level: isPacked ? 1 : 6 });
    member.mtime = earliest;
    zip.add(member);
    for await (const { bytes, rows } of parts()) {
      member.push(bytes, false);
      yield* taken(rows);
    }
    member.push(new Uint8Array(), true);
    yield* taken(0);
  }
  zip.end();
  yield* taken(0);
}
