/** Bytes that a window uploads reach the study as they are, whatever the host. */
import { join } from 'node:path';
import { expect, test } from '../fixtures.ts';
import { runShell } from '../shell.ts';

test('takes uploaded bytes as they are, and imports them', async ({ app }) => {
  const path = join(app.folder, 'Uploads.tracework');
  await runShell(app, ['create', path, '--name', 'Uploads', '--coder', 'Ana']);
  await app.restart(path);
  await expect(app.page.getByRole('button', { name: 'Study: Uploads' })).toBeVisible();

  const result = await app.page.evaluate(async study => {
    const call = async (name: string, args: unknown): Promise<unknown> => {
      const bridge = window.tracework;
      if (bridge !== undefined) {
        const reply = await bridge.call(name, args);
        if (!reply.ok) throw new Error(reply.error.message);
        return reply.data;
      }
      const answer = await fetch(`/trpc/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(args),
      });
      return (await answer.json()).result.data;
    };
    const opened = await call('openStudy', [{ path: study, mode: 'write', coderName: null }]);
    const { handle } = opened as { handle: string };
    const text = 'Die Größe der Reform – naïve “quotes”, 𝄞.\n'.repeat(20_000);
    const query = new URLSearchParams({ handle, fileName: 'Größe – 1.txt' });
    const sent = await fetch(`/stage?${query}`, { method: 'POST', body: new TextEncoder().encode(text) });
    const { staged } = (await sent.json()) as { staged: string };
    const files = [{ source: { staged }, fileName: 'Größe – 1.txt' }];
    const imported = (await call('importFiles', [handle, files, 'task-1'])) as { documentId: string }[];
    const back = await call('documentText', [handle, imported[0]?.documentId]);
    return { imported, isSame: (back as { text: string }).text === text };
  }, path);
  expect(result.imported).toMatchObject([{ ok: true, fileName: 'Größe – 1.txt' }]);
  expect(result.isSame).toBe(true);
});
