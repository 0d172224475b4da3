/** The address of the window's page under the program's own scheme, which stands in for files and network alike. */

export const windowScheme = 'tracework';
const windowHost = 'app';

/** `study` is the path of the study that the window shall show; null = the start screen. */
export const windowAddress = (study: string | null): string =>
  `${windowScheme}://${windowHost}/${study === null ? '' : `?${new URLSearchParams({ study })}`}`;

/** Whether an address belongs to the program: its page, its files and its uploads. */
export const isOwnAddress = (address: string): boolean => {
  try {
    const { protocol, host } = new URL(address);
    return protocol === `${windowScheme}:` && host === windowHost;
  } catch {
    return false;
  }
};

/** Whether an address is the page itself, which a window may load again. */
export const isPageAddress = (address: string): boolean =>
  isOwnAddress(address) && new URL(address).pathname === '/';

/** The study in the address of a window. */
export const studyInAddress = (address: string): string | null =>
  isOwnAddress(address) ? new URL(address).searchParams.get('study') : null;
