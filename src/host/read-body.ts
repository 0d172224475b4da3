/** Reads the body of a request, up to a limit. */

/** The bytes; null where there are more than the limit, of which no more is kept. */
export const readBody = async (request: Request, limit: number): Promise<Uint8Array<ArrayBuffer> | null> => {
  const announced = Number(request.headers.get('content-length') ?? '0');
  if (announced > limit) return null;
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > limit) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
};
