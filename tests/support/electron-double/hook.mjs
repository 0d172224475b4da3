/** Resolves `electron` to the double, for everything that the host script imports. */
const double = new URL('./electron.mjs', import.meta.url).href;

export const resolve = (name, context, next) =>
  name === 'electron' ? { url: double, shortCircuit: true } : next(name, context);
