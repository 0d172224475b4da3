/** Aliases as they are kept: trimmed, without repeats and without the label itself. */
export const tidyAliases = (label: string, aliases: readonly string[]): string[] =>
  [...new Set(aliases.map(alias => alias.trim()))].filter(alias => alias !== '' && alias !== label);
