/**
 * Checks that `npm ci` will work everywhere: that the lock names every optional package (npm writes a lock without
 * those that the registry did not have, and then refuses it), and that package.json asks for exact versions.
 */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { inRoot, say } from './lib/project.mjs';

/** Optional packages without an entry, as `parent: name`. A package is looked up as Node would, outwards. */
export const missingFromLock = ({ packages }) =>
  Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter(name => {
        for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
          if (packages[`${at === '' ? '' : `${at}/`}node_modules/${name}`] !== undefined) return false;
          if (at === '') return true;
        }
      })
      .map(name => `${path || 'package.json'}: ${name}`),
  );

/** Packages of package.json that are asked for by a range, as `name range`. */
export const inexactVersions = ({ dependencies = {}, devDependencies = {}, overrides = {} }) =>
  Object.entries({ ...dependencies, ...devDependencies, ...overrides })
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => `${name} ${version}`);

const main = () => {
  const read = name => JSON.parse(readFileSync(inRoot(name), 'utf8'));
  const missing = missingFromLock(read('package-lock.json'));
  const inexact = inexactVersions(read('package.json'));
  for (const line of missing) say(`package-lock.json has no entry for an optional package of ${line}`);
  for (const line of inexact) say(`package.json does not name an exact version: ${line}`);
  return missing.length + inexact.length === 0 ? 0 : 1;
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exit(main());
