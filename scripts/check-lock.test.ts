import { describe, expect, it } from 'vitest';
import { inexactVersions, missingFromLock } from './check-lock.mjs';

describe('missingFromLock', () => {
  it('accepts optional packages beside, above and below who asks for them', () => {
    const packages = {
      '': {},
      'node_modules/a': { optionalDependencies: { b: '1.0.0', c: '1.0.0' } },
      'node_modules/a/node_modules/c': {},
      'node_modules/b': {},
      'node_modules/a/node_modules/d': { optionalDependencies: { b: '1.0.0', c: '1.0.0' } },
    };
    expect(missingFromLock({ packages })).toEqual([]);
  });

  it('names those without an entry, and who asks for them', () => {
    const packages = {
      '': { optionalDependencies: { '@x/root': '1.0.0' } },
      'node_modules/a': { optionalDependencies: { '@x/darwin-arm64': '1.0.0' } },
      'node_modules/b/node_modules/@x/darwin-arm64': {},
    };
    expect(missingFromLock({ packages })).toEqual([
      'package.json: @x/root',
      'node_modules/a: @x/darwin-arm64',
    ]);
  });
});

describe('inexactVersions', () => {
  it('names ranges, tags and addresses', () => {
    const devDependencies = {
      a: '1.2.3',
      b: '^1.2.3',
      c: 'latest',
      d: '1.2.3-beta.1',
      e: 'file:../e',
      f: '1.2',
    };
    expect(inexactVersions({ devDependencies })).toEqual(['b ^1.2.3', 'c latest', 'e file:../e', 'f 1.2']);
  });
});
