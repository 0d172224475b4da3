/** The commands that `apply` takes, each with a JSON schema of its arguments. */
import { z } from 'zod';
import { batchArgs } from '#core/commands/execute.ts';
import { commandDefinitions } from '#core/commands/index.ts';
import type { Output } from './output.ts';

const schemaOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });

export const describeCommands = () => [
  ...[...commandDefinitions.values()]
    .filter(definition => definition.internal !== true)
    .map(({ type, summary, args }) => ({ type, summary, args: schemaOf(args) })),
  { type: 'batch', summary: 'Makes several commands one commit.', args: schemaOf(batchArgs) },
];

export async function listCommands(output: Output): Promise<void> {
  for (const command of describeCommands()) await output.line(command);
}
