import { readdirSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

const source = (path: string): string => resolve(import.meta.dirname, 'src', path);

/** A build that is in use is replaced as a whole, so that the scripts build beside it. */
const output = (part: string): string => resolve(process.env.TRACEWORK_OUT ?? 'out', part);

/** The tables by which codes of Chinese, Japanese and Korean fonts become letters. */
const characterMaps = ['cmaps', /./] as const;

/** Files that pdf.js reads by name, as `pdfjs/<folder>/<name>` beside the scripts that need them. */
const pdfFiles = (...wanted: (readonly [folder: string, names: RegExp])[]): Plugin => ({
  name: 'pdf-files',
  generateBundle() {
    for (const [from, names] of wanted) {
      const folder = resolve(import.meta.dirname, 'node_modules/pdfjs-dist', from);
      for (const name of readdirSync(folder).filter(file => names.test(file))) {
        const fileName = `pdfjs/${basename(from)}/${name}`;
        this.emitFile({ type: 'asset', fileName, source: readFileSync(resolve(folder, name)) });
      }
    }
  },
});

export default defineConfig({
  main: {
    plugins: [pdfFiles(characterMaps)],
    // Its build for Node declares a `require` of its own, beside the one that the bundler gives to every part.
    resolve: { alias: { fflate: 'fflate/browser' } },
    build: {
      outDir: output('main'),
      // The loopback host and the shell run the same output in plain Node.
      target: 'node20',
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          index: source('main/index.ts'),
          web: source('web/index.ts'),
          cli: source('cli/index.ts'),
          'import-worker': source('storage/importing/import-worker.ts'),
          'export-worker': source('storage/exporting/export-worker.ts'),
        },
        output: { format: 'es', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: output('preload'),
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: source('preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: source('renderer'),
    plugins: [
      react(),
      pdfFiles(
        characterMaps,
        ['standard_fonts', /./],
        // Decoders of pictures as scripts: the window's content policy allows no WebAssembly.
        ['wasm', /_nowasm_fallback\.js$|^LICENSE/],
        ['web/images', /^annotation-.*\.svg$/],
      ),
    ],
    // Views are computed in a worker, which has no page to let the browser decode a character's name in.
    resolve: {
      alias: {
        'decode-named-character-reference': fileURLToPath(
          import.meta.resolve('decode-named-character-reference'),
        ),
      },
    },
    // A module, so that what only some files need stays a part of its own.
    worker: { format: 'es' },
    build: {
      outDir: output('renderer'),
      emptyOutDir: true,
      minify: true,
      // The window is loaded from this machine, in one piece.
      chunkSizeWarningLimit: 4000,
      // A data: address in a style sheet would be refused by the content security policy.
      assetsInlineLimit: 0,
      rolldownOptions: { input: source('renderer/index.html') },
    },
  },
});
