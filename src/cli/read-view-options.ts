/** The options of a view as a shell gives them: `name=value`, read as the view's own schema says. */
import { z } from 'zod';
import { Problem } from '#core/problem.ts';
import type { View } from '#core/views/view.ts';

interface Schema {
  type?: string;
  properties?: Record<string, Schema>;
}

type Options = { [name: string]: unknown };

/** JSON schema of a view's options, for listing them and for knowing what a text stands for. */
export const schemaOfOptions = ({ options }: View) =>
  z.toJSONSchema(options, { io: 'input', unrepresentable: 'any' });

/**
 * Options as JSON, with those given one by one in their places: `period=1995`, `coders=ana,ben`,
 * `compare.period=1996`. Throws a Problem that names the one that cannot be read.
 */
export function readViewOptions(view: View, json: string | undefined, given: readonly string[]): Options {
  const options = json === undefined ? {} : parseObject(json);
  for (const each of given) {
    const at = each.indexOf('=');
    if (at < 1) throw new Problem('invalid', `“${each}” is not an option. Write it as name=value.`);
    const path = each.slice(0, at).split('.');
    put(options, path, readValue(schemaAt(view, path), each.slice(at + 1), each));
  }
  return options;
}

function parseObject(json: string): Options {
  const value = parseJson(json);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Problem('invalid', `The options are not a JSON object: ${json}`);
  return { ...value };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem('invalid', `This is not JSON: ${text}`);
  }
}

function schemaAt(view: View, path: readonly string[]): Schema {
  let schema = schemaOfOptions(view) as Schema;
  for (const [depth, name] of path.entries()) {
    const properties = schema.properties ?? {};
    const next = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (next === undefined) {
      const owner = depth === 0 ? `The view “${view.id}”` : `“${path.slice(0, depth).join('.')}”`;
      const names = Object.keys(properties).join(', ');
      throw new Problem('invalid', `${owner} has no option “${name}”.`, `It has: ${names || 'none'}.`);
    }
    schema = next;
  }
  return schema;
}

function readValue({ type }: Schema, text: string, given: string): unknown {
  switch (type) {
    case 'string':
      return text;
    case 'array':
      return text.startsWith('[') ? parseJson(text) : text === '' ? [] : text.split(',');
    case 'object':
      return parseObject(text);
    default: {
      const value = parseJson(text);
      if (typeof value === 'object') throw new Problem('invalid', `“${given}” is not a single value.`);
      return value;
    }
  }
}

function put(options: Options, path: readonly string[], value: unknown): void {
  const [name, ...rest] = path;
  if (name === undefined) return;
  if (rest.length === 0) {
    options[name] = value;
    return;
  }
  const inner = options[name];
  const next: Options = typeof inner === 'object' && inner !== null ? { ...inner } : {};
  options[name] = next;
  put(next, rest, value);
}
