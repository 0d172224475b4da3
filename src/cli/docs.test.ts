/** The documents name what the program takes; these tests hold the two together. */
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { exporters } from '#core/exporters/registry.ts';
import { importers } from '#core/importers/registry.ts';
import { describeCommands } from './list-commands.ts';
import { listingNames } from './show-study.ts';

const document = (name: string) => readFile(new URL(`../../docs/${name}`, import.meta.url), 'utf8');

describe('docs/commands.md', () => {
  it('has every command with its arguments and summary, and no other', async () => {
    const text = await document('commands.md');
    const commands = describeCommands();
    expect(commands.length).toBeGreaterThan(30);
    for (const { type, summary, args } of commands) {
      const required = new Set(args.required ?? []);
      const names = Object.keys(args.properties ?? {}).map(name => (required.has(name) ? name : `${name}?`));
      expect(text).toContain(`\`${type} {${names.join(', ')}}\`  \n  ${summary}\n`);
    }
    const listed = text.match(/^- `[a-zA-Z.]+ \{/gm) ?? [];
    expect(listed).toHaveLength(commands.length);
  });
});

describe('docs/cli.md and docs/export.md', () => {
  it('name every listing and every export format', async () => {
    const [cli, exports] = await Promise.all([document('cli.md'), document('export.md')]);
    for (const name of listingNames) expect(cli).toContain(name);
    for (const { id } of exporters) expect(exports).toContain(`## ${id}`);
  });
});

describe('docs/sources.md', () => {
  it('has every format that can be imported', async () => {
    const text = await document('sources.md');
    const headings = [...text.matchAll(/^### (.+)$/gm)].flatMap(match => (match[1] ?? '').split(', '));
    expect(headings.sort()).toEqual(importers.map(({ id }) => id).sort());
  });
});
