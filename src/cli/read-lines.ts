/** Lines of a byte stream with their numbers, as soon as each is whole, so that a pipe can be answered at once. */
import { Problem } from '#core/problem.ts';

export interface NumberedLine {
  /** From 1. */
  number: number;
  text: string;
}

/** Longest line in bytes. A command with a long memo is well below; a file without line ends is not. */
const maximumLineBytes = 64 * 1024 * 1024;

/** Splits at LF, drops CR before it and a byte order mark at the head. Throws a Problem that names the line. */
export async function* readLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<NumberedLine> {
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  let number = 1;
  for await (const chunk of bytes) {
    let from = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
      waiting.push(chunk.subarray(from, end));
      yield { number, text: decode(waiting, number) };
      waiting = [];
      waitingBytes = 0;
      number += 1;
      from = end + 1;
    }
    if (from < chunk.length) {
      waiting.push(chunk.subarray(from));
      waitingBytes += chunk.length - from;
      if (waitingBytes > maximumLineBytes) throw new Problem('invalid', `Line ${number} is too long.`);
    }
  }
  if (waitingBytes > 0) yield { number, text: decode(waiting, number) };
}

function decode(pieces: readonly Uint8Array[], number: number): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: number !== 1 }).decode(
      Buffer.concat(pieces),
    );
    return text.endsWith('\r') ? text.slice(0, -1) : text;
  } catch {
    throw new Problem('invalid', `Line ${number} is not UTF-8.`);
  }
}
