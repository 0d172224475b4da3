import { mkdtemp, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStudySessions } from '#core/study-sessions.ts';
import { createMemoryApplication } from '../../tests/support/memory-application.ts';
import { sessionPorts } from '../../tests/support/reaches.ts';
import { type LoopbackHost, startLoopbackHost } from './loopback-host.ts';

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

describe('the loopback host', () => {
  let host: LoopbackHost;
  let cookie: string;

  /** Node's own client, since fetch sets Host and Origin itself. */
  const ask = (
    path: string,
    { method = 'GET', headers = {}, body = '' }: { method?: string; headers?: object; body?: string } = {},
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const { hostname, port, host: name } = new URL(host.origin);
      const asked = httpRequest(
        { hostname, port, path, method, headers: { host: name, cookie, ...headers } },
        answer => {
          const chunks: Buffer[] = [];
          answer.on('data', chunk => chunks.push(chunk));
          answer.on('end', () =>
            resolve({
              status: answer.statusCode ?? 0,
              headers: answer.headers,
              body: Buffer.concat(chunks).toString('utf8'),
            }),
          );
        },
      );
      asked.on('error', reject);
      asked.end(body);
    });

  beforeAll(async () => {
    const outside = await mkdtemp(join(tmpdir(), 'tracework-host-'));
    await writeFile(join(outside, 'secret.txt'), 'secret');
    const folder = await mkdtemp(join(outside, 'window-'));
    await writeFile(
      join(folder, 'index.html'),
      '<meta content="__CSP_NONCE__"><style nonce="__CSP_NONCE__">',
    );
    await writeFile(join(folder, 'a b.js'), 'export {};');
    const application = createMemoryApplication();
    host = await startLoopbackHost({
      application,
      sessions: createStudySessions(application, sessionPorts),
      windowFolder: folder,
      onWindows: () => undefined,
    });
    cookie = '';
    const entered = await ask(host.invite(null).slice(host.origin.length));
    cookie = String(entered.headers['set-cookie']).split(';')[0] ?? '';
  });
  afterAll(() => host.close());

  it('lets an invitation in once, and leads to a clean address with a cookie that scripts cannot read', async () => {
    const path = host.invite('/home/Ä b.tracework').slice(host.origin.length);
    const first = await ask(path, { headers: { cookie: '' } });
    expect(first.status).toBe(303);
    expect(first.headers.location).toBe('/?study=%2Fhome%2F%C3%84+b.tracework');
    expect(String(first.headers['set-cookie'])).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
    expect((await ask(path, { headers: { cookie: '' } })).status).toBe(401);
    expect((await ask('/enter?token=', { headers: { cookie: '' } })).status).toBe(401);
  });

  it('knows only the browser that it let in', async () => {
    expect((await ask('/')).status).toBe(200);
    for (const wrong of ['', 'tracework=1', cookie.slice(0, -1), `${cookie}x`]) {
      expect((await ask('/', { headers: { cookie: wrong } })).status, wrong).toBe(401);
    }
    expect((await ask('/trpc/info', { headers: { cookie: '' } })).status).toBe(401);
  });

  it('is reached under its own name only', async () => {
    const { port } = new URL(host.origin);
    for (const name of [`localhost:${port}`, `evil.example:${port}`, '127.0.0.1', `[::1]:${port}`]) {
      expect((await ask('/', { headers: { host: name } })).status, name).toBe(421);
    }
  });

  it('answers its own pages only', async () => {
    const { port } = new URL(host.origin);
    const post = (headers: object) =>
      ask('/trpc/info', { method: 'POST', headers: { 'content-type': 'application/json', ...headers } });
    expect((await post({ origin: host.origin })).status).toBe(200);
    for (const origin of ['null', 'http://evil.example', `http://127.0.0.1:${Number(port) + 1}`]) {
      expect((await post({ origin })).status, origin).toBe(403);
    }
    expect((await post({})).status).toBe(403);
    for (const site of ['cross-site', 'same-site']) {
      expect((await ask('/', { headers: { 'sec-fetch-site': site } })).status).toBe(403);
    }
  });

  it('serves files of its window and nothing beside them', async () => {
    expect((await ask('/a%20b.js')).headers['content-type']).toBe('text/javascript; charset=utf-8');
    const outside = ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/..%5csecret.txt'];
    for (const path of [...outside, '/%00', '/%zz', '//etc/passwd', '/C:/x', '/missing']) {
      const answer = await ask(path);
      expect(answer.status, path).toBe(404);
      expect(answer.body).not.toContain('secret');
    }
    expect((await ask('/', { method: 'DELETE', headers: { origin: host.origin } })).status).toBe(405);
  });

  it('sends a strict policy with a nonce that is new with each page', async () => {
    const pages = [await ask('/'), await ask('/index.html')];
    const nonces = pages.map(({ headers, body }) => {
      const policy = String(headers['content-security-policy']);
      expect(policy).not.toContain('unsafe');
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      expect(body).toBe(`<meta content="${nonce}"><style nonce="${nonce}">`);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
      return nonce;
    });
    expect(new Set(nonces).size).toBe(2);
    for (const path of ['/a%20b.js', '/missing', '/trpc/info', '/trpc/none', '/stage']) {
      const { headers } = await ask(path);
      expect(headers['content-security-policy'], path).toContain("default-src 'none'");
    }
  });

  it('refuses a call that is too large or not JSON', async () => {
    const post = (body: string, headers: object = {}) =>
      ask('/trpc/listFolder', {
        method: 'POST',
        headers: { origin: host.origin, 'content-type': 'application/json', ...headers },
        body,
      });
    expect((await post('["/"]')).status).toBe(200);
    expect((await post('["/"')).status).toBe(400);
    expect((await post('[1]')).status).toBe(400);
    expect((await post(`["${'x'.repeat(33_000_000)}"]`)).status).toBe(413);
  });
});
