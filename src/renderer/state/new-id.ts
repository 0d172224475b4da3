/** Ids that the window gives to what it makes, so that it can point at a record before the host has answered. */

/** `prefix-` and 12 random hexadecimal digits, e.g. `passage-3f9c1e07a2b4`. */
export const newId = (prefix: string): string =>
  `${prefix}-${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`;
