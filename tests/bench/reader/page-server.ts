/** Serves the built page and the documents to be measured, to this machine alone. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

export interface PageServer {
  origin: string;
  close(): void;
}

export async function servePage(
  folder: string,
  materials: ReadonlyMap<string, unknown>,
): Promise<PageServer> {
  const bodies = new Map([...materials].map(([name, material]) => [name, JSON.stringify(material)]));
  const server = createServer(async (request, response) => {
    // Isolated from other origins, a page gets a clock of five microseconds.
    response.setHeader('cross-origin-opener-policy', 'same-origin');
    response.setHeader('cross-origin-embedder-policy', 'require-corp');
    const { pathname } = new URL(request.url ?? '/', 'http://bench');
    const body = pathname.startsWith('/material/') ? bodies.get(pathname.slice(10)) : undefined;
    if (body !== undefined) {
      response.setHeader('content-type', 'application/json').end(body);
      return;
    }
    const path = normalize(pathname === '/' ? '/index.html' : pathname);
    try {
      const bytes = await readFile(join(folder, path));
      response.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream').end(bytes);
    } catch {
      response.writeHead(path === '/favicon.ico' ? 204 : 404).end();
    }
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}
