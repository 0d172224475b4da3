export function missingFromLock(lock: {
  packages: Record<string, { optionalDependencies?: Record<string, string> }>;
}): string[];
export function inexactVersions(settings: {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  overrides?: Record<string, string>;
}): string[];
