/**
 * The PDF library as plain Node can run it, loaded when the first PDF is read. Reading text needs neither a canvas nor
 * a page, though the library looks for the classes of both.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type Pdfjs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');

let loaded: Promise<Pdfjs> | undefined;

export function loadPdfjs(): Promise<Pdfjs> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Pdfjs> {
  addMissingClasses();
  const { warn } = console;
  // It warns of a canvas that it does not find, which reading text does not need.
  console.warn = () => undefined;
  try {
    Object.assign(globalThis, { pdfjsWorker: await import('pdfjs-dist/legacy/build/pdf.worker.mjs') });
    return await import('pdfjs-dist/legacy/build/pdf.mjs');
  } finally {
    console.warn = warn;
  }
}

function addMissingClasses(): void {
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) {
    if (!(name in globalThis)) Object.assign(globalThis, { [name]: class {} });
  }
  // Node has it from version 22 on.
  if (!('withResolvers' in Promise)) {
    Object.assign(Promise, {
      withResolvers<T>() {
        let resolve: (value: T | PromiseLike<T>) => void = () => undefined;
        let reject: (reason?: unknown) => void = () => undefined;
        const promise = new Promise<T>((accept, refuse) => {
          resolve = accept;
          reject = refuse;
        });
        return { promise, resolve, reject };
      },
    });
  }
}

/** The built program has the files beside its scripts; its source takes them from the library's own folder. */
function findCharacterMaps(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const built = [join(here, 'pdfjs', 'cmaps'), join(here, '..', 'pdfjs', 'cmaps')].find(path =>
    existsSync(path),
  );
  if (built !== undefined) return built;
  const require = createRequire(import.meta.url);
  return join(dirname(require.resolve('pdfjs-dist/package.json')), 'cmaps');
}

/** Hands the library the tables by which the codes of Chinese, Japanese and Korean fonts become letters; nothing else. */
export class CharacterMaps {
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    if (kind !== 'cMapUrl' || !/^[\w-]+\.bcmap$/.test(filename)) throw new Error(`There is no ${filename}.`);
    return new Uint8Array(await readFile(join(findCharacterMaps(), filename)));
  }
}
