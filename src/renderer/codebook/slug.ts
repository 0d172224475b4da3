/** Names for columns and ids, made from labels. */

/** `Vertical network` becomes `vertical-network`. Empty where the label has no Latin letter or digit. */
export const slugOf = (label: string): string =>
  label
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z0-9]+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');

/** The name itself, or the first of `name-2`, `name-3`, ... that is not taken. */
export function freeName(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name;
  for (let number = 2; ; number += 1) {
    const next = `${name}-${number}`;
    if (!taken.includes(next)) return next;
  }
}

/** The name of a field: a slug that begins with a letter. */
export const fieldNameOf = (label: string, taken: readonly string[]): string => {
  const slug = slugOf(label);
  return freeName(/^[a-z]/.test(slug) ? slug : `field${slug === '' ? '' : `-${slug}`}`.slice(0, 60), taken);
};
