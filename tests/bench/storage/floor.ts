/** The least that saving can cost on this disk: 4 kB appended to an open file and fsynced. */
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';

const BYTES = Buffer.alloc(4_096, 0x61);

export interface Floor {
  append(): Promise<void>;
  close(): Promise<void>;
}

/** With calls that hold the thread: nothing but the disk. */
export function holdingThread(path: string): Floor {
  const file = openSync(path, 'a');
  return {
    async append() {
      writeSync(file, BYTES);
      fsyncSync(file);
    },
    async close() {
      closeSync(file);
    },
  };
}

/** With calls that leave the thread free, as a program with a window must: the same and two turns of the event loop. */
export async function leavingThread(path: string): Promise<Floor> {
  const file = await open(path, 'a');
  return {
    async append() {
      await file.write(BYTES);
      await file.sync();
    },
    close: () => file.close(),
  };
}
