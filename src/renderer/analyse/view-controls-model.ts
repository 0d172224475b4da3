/** Which controls a view's options give: read from the schema, so that a new option needs no code here. */
import { z } from 'zod';
import type { View } from '#core/views/view.ts';

export type ViewControl =
  | { kind: 'period'; name: string; help: string }
  | { kind: 'choice'; name: string; help: string; choices: readonly string[] }
  | { kind: 'switch'; name: string; help: string };

interface Property {
  type?: string;
  enum?: unknown[];
  description?: string;
}

/** The options that are a period, one of a few words, or yes and no; lists of ids are the shell's so far. */
export function controlsOf(view: View): ViewControl[] {
  const { properties = {} } = z.toJSONSchema(view.options, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, Property>;
  };
  return Object.entries(properties).flatMap(([name, property]): ViewControl[] => {
    const help = property.description ?? '';
    if (name === 'period') return [{ kind: 'period', name, help }];
    if (property.enum !== undefined)
      return [{ kind: 'choice', name, help, choices: property.enum.map(String) }];
    if (property.type === 'boolean') return [{ kind: 'switch', name, help }];
    return [];
  });
}

/** `includeUndated` as `Include undated`. */
export const labelOfOption = (name: string): string => {
  const words = name.replace(/([A-Z])/g, letter => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
};
