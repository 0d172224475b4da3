/** The codebooks that ship with the program: every file of `resources/codebooks` that is one. */
import { join } from 'node:path';
import { type CodebookTemplate, codebookTemplate } from '#core/model/codebook.ts';
import { messageOf, Problem } from '#core/problem.ts';
import type { FileSystem } from './file-system.ts';

/** By name. Throws where a file there is not a codebook: the program is not installed whole. */
export async function readTemplates(files: FileSystem, resources: string): Promise<CodebookTemplate[]> {
  const folder = join(resources, 'codebooks');
  const templates: CodebookTemplate[] = [];
  for (const { name } of await files.list(folder)) {
    if (!name.endsWith('.json')) continue;
    try {
      templates.push(
        codebookTemplate.parse(JSON.parse((await files.readFile(join(folder, name))).toString('utf8'))),
      );
    } catch (error) {
      throw new Problem(
        'damaged',
        `The codebook ${name} of the program cannot be read: ${messageOf(error)}`,
        'Install the program again.',
      );
    }
  }
  return templates.sort((a, b) => (a.name < b.name ? -1 : 1));
}
