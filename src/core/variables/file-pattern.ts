/**
 * Patterns for names of files: what stands in braces is the value of a field of documents, `*` is anything, and all
 * else stands as it is, in capitals or not. A pattern without an extension leaves that of the name out of account.
 */
import { Problem } from '../problem.ts';

type Part = { kind: 'literal'; text: string } | { kind: 'field'; field: string } | { kind: 'any' };

export interface FilePattern {
  text: string;
  parts: readonly Part[];
  /** The names in braces, in order. */
  fields: readonly string[];
  /** Whether the extension of a file's name is part of what it says. */
  hasExtension: boolean;
}

const piece = /\{([^{}]*)\}|\*+|[^{}*]+|[{}]/g;

/** Throws a Problem that says what is wrong with the pattern. */
export function parseFilePattern(text: string): FilePattern {
  const wrong = (why: string): never => {
    throw new Problem(
      'invalid',
      `The pattern “${text}” ${why}.`,
      'Write the names of variables in braces and all else as in the names of the files: {date}_{author}.*',
    );
  };
  const parts: Part[] = [];
  const fields: string[] = [];
  for (const [whole, name] of text.trim().normalize('NFC').matchAll(piece)) {
    if (name !== undefined) {
      const field = name.trim();
      if (field === '') wrong('has braces without the name of a variable');
      if (fields.includes(field)) wrong(`names “${field}” twice`);
      const before = parts.at(-1);
      if (before !== undefined && before.kind !== 'literal')
        wrong(`has nothing that parts “${field}” from what is before it`);
      fields.push(field);
      parts.push({ kind: 'field', field });
    } else if (whole.startsWith('*')) {
      if (parts.at(-1)?.kind === 'field') wrong('has nothing that parts a variable from the * after it');
      parts.push({ kind: 'any' });
    } else if (whole === '{' || whole === '}') wrong('has a brace without its other half');
    else parts.push({ kind: 'literal', text: whole });
  }
  if (fields.length === 0) wrong('names no variable');
  return { text: text.trim(), parts, fields, hasExtension: /\.(?:\*|[a-z0-9]{1,12})$/i.test(text.trim()) };
}

/**
 * What a name says of each field; null where it does not fit. Where it can be cut in several ways, the first field
 * takes as little as it can, but rather so that every text `fits` its field.
 */
export function matchFilePattern(
  pattern: FilePattern,
  fileName: string,
  fits: (field: string, text: string) => boolean,
): ReadonlyMap<string, string> | null {
  const whole = fileName.normalize('NFC');
  const name = pattern.hasExtension ? whole : whole.replace(/(?<=.)\.[^.]{1,12}$/, '');
  return cutName(pattern.parts, name, fits) ?? cutName(pattern.parts, name, () => true);
}

function cutName(
  parts: readonly Part[],
  name: string,
  fits: (field: string, text: string) => boolean,
): Map<string, string> | null {
  const failed = new Set<number>();
  const from = (at: number, place: number): [field: string, text: string][] | null => {
    const part = parts[at];
    if (part === undefined) return place === name.length ? [] : null;
    if (part.kind === 'literal') {
      const end = place + part.text.length;
      return sameLetters(name.slice(place, end), part.text) ? from(at + 1, end) : null;
    }
    const key = at * (name.length + 1) + place;
    if (failed.has(key)) return null;
    for (let end = part.kind === 'any' ? place : place + 1; end <= name.length; end += 1) {
      const rest = from(at + 1, end);
      if (rest === null) continue;
      if (part.kind === 'any') return rest;
      const text = name.slice(place, end).trim();
      if (text !== '' && fits(part.field, text)) return [[part.field, text], ...rest];
    }
    failed.add(key);
    return null;
  };
  const found = from(0, 0);
  return found === null ? null : new Map(found);
}

const sameLetters = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
