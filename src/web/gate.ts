/**
 * Lets only the windows of this host in. Other programs and web pages on the same machine can reach a loopback
 * port: a page by a name that it resolves to 127.0.0.1 (so Host is checked), by cross-origin requests (so Origin
 * is), and anything that guesses the port (so a secret is asked for).
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { plainResponse } from '#host/window-files.ts';

const secret = (): string => randomBytes(32).toString('base64url');

/** Compares without telling by its time how much was right; hashing makes the lengths equal. */
const isSame = (given: string, expected: string): boolean => {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(expected));
};

const readCookie = (request: Request, name: string): string => {
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const [key, value] = pair.trim().split('=');
    if (key === name && value !== undefined) return value;
  }
  return '';
};

export interface Gate {
  /** Path and query of an address that opens a window once, on a study or (null) on the start screen. */
  invite(study: string | null): string;
  /** The answer to a request that may not go on or that is answered already; null = let it through. */
  check(request: Request): Response | null;
}

export const createGate = (origin: string): Gate => {
  const { host, port } = new URL(origin);
  const invitations = new Set<string>();
  const key = secret();
  // Browsers keep one cookie jar for all ports of a host, so the name says the port.
  const cookieName = `tracework-${port}`;

  const redeem = (given: string): boolean => {
    for (const invitation of invitations)
      if (isSame(given, invitation)) return invitations.delete(invitation);
    return false;
  };

  return {
    invite(study) {
      const invitation = secret();
      invitations.add(invitation);
      const query = new URLSearchParams({ token: invitation });
      if (study !== null) query.set('study', study);
      return `/enter?${query}`;
    },
    check(request) {
      const { pathname, searchParams } = new URL(request.url);
      if (request.headers.get('host') !== host)
        return plainResponse(421, 'This is not the address of Tracework.');
      const claimed = request.headers.get('origin');
      const isRead = request.method === 'GET' || request.method === 'HEAD';
      if (claimed === null ? !isRead : claimed !== origin) return plainResponse(403, 'Not from this page.');
      const site = request.headers.get('sec-fetch-site') ?? 'none';
      if (pathname === '/enter') {
        if (!isRead || !redeem(searchParams.get('token') ?? '')) {
          return plainResponse(
            401,
            'This address opened Tracework once and does so no more. Use the window that it opened, or run npm start again.',
          );
        }
        const study = searchParams.get('study');
        const location = study === null ? '/' : `/?${new URLSearchParams({ study })}`;
        const entered = plainResponse(303, 'Welcome.');
        entered.headers.set('location', location);
        entered.headers.set('set-cookie', `${cookieName}=${key}; HttpOnly; SameSite=Strict; Path=/`);
        return entered;
      }
      if (site !== 'same-origin' && site !== 'none') return plainResponse(403, 'Not from this page.');
      if (!isSame(readCookie(request, cookieName), key)) {
        return plainResponse(
          401,
          'Tracework does not know this browser. Open the address that npm start printed, or run npm start again.',
        );
      }
      return null;
    },
  };
};
