/**
 * Which study a window shows is kept in its address, so that a reload opens the same study again and hosts can
 * open a window on a study. Several windows may show several studies.
 */
const name = 'study';

/** The path of the study that this window shall show; null = the start screen. */
export const readStudyAddress = (): string | null => new URLSearchParams(location.search).get(name);

/** Remembers which study this window shows, without a new entry in the browser's history. */
export const writeStudyAddress = (path: string | null): void => {
  const address = new URL(location.href);
  if (path === null) address.searchParams.delete(name);
  else address.searchParams.set(name, path);
  history.replaceState(history.state, '', address);
};
