/** Serves the built window: files below one folder, and `index.html` with a fresh nonce for its style elements. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { securityHeaders } from './security-headers.ts';

/** Stands in `index.html` where the nonce of this response belongs. */
const noncePlaceholder = '__CSP_NONCE__';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** The file that an address means; null where the address is malformed or leads out of the folder. */
export const fileFor = (folder: string, pathname: string): string | null => {
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (/[\0\\:]/.test(path)) return null;
  const root = resolve(folder);
  const file = resolve(join(root, path === '/' ? 'index.html' : path));
  return file.startsWith(root + sep) ? file : null;
};

export const plainResponse = (status: number, text: string): Response =>
  new Response(`${text}\n`, {
    status,
    headers: {
      ...securityHeaders(null),
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
    },
  });

export const createWindowFiles =
  (folder: string) =>
  async (request: Request): Promise<Response> => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return plainResponse(405, 'Not allowed.');
    const file = fileFor(folder, new URL(request.url).pathname);
    const bytes = file === null ? null : await readFile(file).catch(() => null);
    if (file === null || bytes === null) return plainResponse(404, 'There is nothing at this address.');
    const extension = extname(file);
    const isPage = extension === '.html';
    const nonce = isPage ? randomBytes(18).toString('base64') : null;
    const body = nonce === null ? bytes : bytes.toString('utf8').replaceAll(noncePlaceholder, nonce);
    return new Response(request.method === 'HEAD' ? null : body, {
      headers: {
        ...securityHeaders(nonce),
        'content-type': mediaTypes[extension] ?? 'application/octet-stream',
        'cache-control': isPage ? 'no-store' : 'no-cache',
      },
    });
  };
