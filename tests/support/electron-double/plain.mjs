/**
 * Holds what crosses between window and host to plain data: stricter than Electron's structured clone, so that
 * the same calls can cross as JSON in the loopback host.
 */
export const checkPlain = (value, path = 'value') => {
  if (value === null || value === undefined) return value;
  if (typeof value === 'function' || typeof value === 'symbol')
    throw new Error('An object could not be cloned.');
  if (typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value))) {
    throw new Error(`${path} is ${value}, which JSON cannot carry`);
  }
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    value.forEach((each, index) => {
      checkPlain(each, `${path}[${index}]`);
    });
    return value;
  }
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new Error(`${path} is a ${prototype.constructor?.name ?? 'class instance'}, not plain data`);
  }
  for (const [key, each] of Object.entries(value)) checkPlain(each, `${path}.${key}`);
  return value;
};
