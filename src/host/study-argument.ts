/** The study that a program was asked to open, among its arguments. */
import { resolve } from 'node:path';

/** The last argument that names a `.tracework` folder, as an absolute path; null = none. */
export const findStudyArgument = (args: readonly string[], workingFolder: string): string | null => {
  const path = args.findLast(arg => !arg.startsWith('-') && /\.tracework[\\/]?$/i.test(arg));
  return path === undefined ? null : resolve(workingFolder, path);
};
