/** Which controls a view's options give: read from the schema, so that a new option needs no code here. */
import { z } from 'zod';
import type { View } from '#core/views/view.ts';

export type OptionValue =
  | string
  | number
  | boolean
  | readonly string[]
  | { readonly [name: string]: OptionValue };
export type Options = Readonly<Record<string, OptionValue>>;

/** What the ids of an option name. Items are those of the kind that plays the part, or of every kind. */
export type IdSource =
  | { type: 'item'; role: 'actorKind' | 'vetoPointKind' | 'tracerKind' | null }
  | { type: 'kind' | 'field' | 'linkType' | 'coder' | 'document' | 'documentValue' | 'stage' | 'vocabulary' };

type Shape =
  | { kind: 'period' }
  | { kind: 'text' }
  | { kind: 'switch' }
  | { kind: 'number'; whole: boolean; least: number | null; most: number | null }
  | { kind: 'choice'; choices: readonly string[] }
  | { kind: 'choices'; choices: readonly string[] }
  | { kind: 'id'; of: IdSource }
  | { kind: 'ids'; of: IdSource };

export type ViewControl = Shape & {
  /** Names of the option and, inside it, of its parts. */
  path: readonly string[];
  label: string;
  help: string;
  /** What holds while it is left alone, in a few words; null where the option does not say so. */
  otherwise: string | null;
  /** Whether it stands in the bar, or with the others behind a button, or with the parts of the codebook. */
  place: 'bar' | 'more' | 'roles';
};

interface Property {
  type?: string;
  enum?: unknown[];
  items?: Property;
  properties?: Record<string, Property>;
  description?: string;
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
}

/** Options that are changed most; at most two of a view. The period stands in the bar too. */
const inBar = new Set(['across', 'lanes', 'by', 'within', 'ties', 'measure', 'tracer', 'query']);

const labels: Readonly<Record<string, string>> = {
  'compare.tracer': 'Compare with tracer',
  'compare.period': 'Compare with period',
  actors: 'Actors shown',
  tracers: 'Tracers shown',
  items: 'Items shown',
  fields: 'Fields shown',
  kinds: 'Kinds shown',
  documents: 'Documents read',
  where: 'Only documents with',
  coders: 'Work of',
  linkTypes: 'Link types',
  coalitionLinks: 'Links that make coalitions',
  minimumWeight: 'Least weight',
  sentences: 'Window, in sentences',
  normalise: 'Normalised',
  by: 'Across',
  within: 'Together within',
  'beside.relation': 'Lies to another',
  'beside.items': 'Items of the other',
  'beside.kinds': 'Kinds of the other',
  'beside.coders': 'Coders of the other',
  'beside.isNot': 'Lies to none so',
  'scope.documents': 'Documents searched',
  'scope.where': 'Search only documents with',
  'scope.within.items': 'In text coded with items',
  'scope.within.kinds': 'In text coded with kinds',
  'scope.within.coders': 'In text coded by',
  'scope.outside.items': 'Not in text coded with items',
  'scope.outside.kinds': 'Not in text coded with kinds',
  'scope.outside.coders': 'Not in text coded by',
};

/** One control for each option; options that have parts give one for each part. */
export function controlsOf(view: View): ViewControl[] {
  const { properties = {} } = z.toJSONSchema(view.options, {
    io: 'input',
    unrepresentable: 'any',
  }) as Property;
  return controlsIn(view.id, properties, []);
}

function controlsIn(
  viewId: string,
  properties: Readonly<Record<string, Property>>,
  before: readonly string[],
): ViewControl[] {
  return Object.entries(properties).flatMap(([name, property]): ViewControl[] => {
    const path = [...before, name];
    if (property.properties !== undefined) return controlsIn(viewId, property.properties, path);
    const shape = shapeOf(viewId, path, property);
    if (shape === null) return [];
    const help = property.description ?? '';
    const place = path[0] === 'roles' ? 'roles' : path.length === 1 && inBar.has(name) ? 'bar' : 'more';
    return [
      {
        ...shape,
        path,
        label: labels[path.join('.')] ?? wordsOf(name),
        help,
        otherwise: path[0] === 'roles' ? 'as shipped' : (/without it, ([^.;:]+)/i.exec(help)?.[1] ?? null),
        place: path.length === 1 && (name === 'period' || name === 'includeUndated') ? 'bar' : place,
      },
    ];
  });
}

function shapeOf(viewId: string, path: readonly string[], property: Property): Shape | null {
  const name = path.at(-1) ?? '';
  const { type, items } = property;
  if (name === 'period') return { kind: 'period' };
  if (property.enum !== undefined) return { kind: 'choice', choices: property.enum.map(String) };
  if (type === 'boolean') return { kind: 'switch' };
  if (type === 'number' || type === 'integer') {
    const least = property.minimum ?? property.exclusiveMinimum ?? null;
    return { kind: 'number', whole: type === 'integer', least, most: property.maximum ?? null };
  }
  const of = sourceOf(viewId, path);
  if (type === 'array') {
    if (items?.enum !== undefined) return { kind: 'choices', choices: items.enum.map(String) };
    return of === null ? null : { kind: 'ids', of };
  }
  if (type === 'string') return of === null ? { kind: 'text' } : { kind: 'id', of };
  return null;
}

/** What `items` are, by view; elsewhere they are items of any kind. */
const itemRoles: Readonly<Record<string, 'vetoPointKind' | 'tracerKind'>> = {
  'tracer-matrix': 'tracerKind',
  'veto-matrix': 'vetoPointKind',
  'veto-flow': 'vetoPointKind',
};

function sourceOf(viewId: string, path: readonly string[]): IdSource | null {
  const name = path.at(-1) ?? '';
  if (path[0] === 'roles') {
    return { type: name.endsWith('Kind') ? 'kind' : name.endsWith('Vocabulary') ? 'vocabulary' : 'field' };
  }
  switch (name) {
    case 'items':
      return { type: 'item', role: itemRoles[viewId] ?? null };
    case 'actors':
      return { type: 'item', role: 'actorKind' };
    case 'tracer':
    case 'tracers':
      return { type: 'item', role: 'tracerKind' };
    case 'kinds':
      return { type: 'kind' };
    case 'fields':
      return { type: 'field' };
    case 'linkTypes':
    case 'coalitionLinks':
      return { type: 'linkType' };
    case 'coders':
      return { type: 'coder' };
    case 'documents':
      return { type: 'document' };
    case 'where':
      return { type: 'documentValue' };
    case 'stage':
      return { type: 'stage' };
    default:
      return null;
  }
}

/** `includeUndated` as `Include undated`, `co-mention` as `Co-mention`. */
export const wordsOf = (name: string): string => {
  const words = name.replace(/([A-Z])/g, letter => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
};

export function optionAt(options: Options, path: readonly string[]): OptionValue | undefined {
  let value: OptionValue | undefined = options;
  for (const name of path) value = isParts(value) ? value[name] : undefined;
  return value;
}

/** The options with one of them set or (undefined) left alone again; parts that are all left alone go too. */
export function withOption(
  options: Options,
  [name, ...rest]: readonly string[],
  value: OptionValue | undefined,
): Options {
  if (name === undefined) return options;
  const { [name]: present, ...others } = options;
  if (rest.length === 0) return value === undefined ? others : { ...others, [name]: value };
  const parts = withOption(isParts(present) ? present : {}, rest, value);
  return Object.keys(parts).length === 0 ? others : { ...others, [name]: parts };
}

const isParts = (value: OptionValue | undefined): value is Options =>
  typeof value === 'object' && !Array.isArray(value);
