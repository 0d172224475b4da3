/** How numbers, moments and sizes are written for people. */

const number = new Intl.NumberFormat('en');
const moment = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/** `12,345`. */
export const formatNumber = (value: number): string => number.format(value);

/** `3 Mar 2026, 09:30`, in the researcher's time zone. Takes ISO 8601. */
export const formatMoment = (iso: string): string => moment.format(new Date(iso));
/** `09:30`. */
export const formatClock = (iso: string): string => clock.format(new Date(iso));
/** `Tuesday 3 March 2026`. */
export const formatDay = (iso: string): string => day.format(new Date(iso));

/** `1 passage`, `1,204 passages`. */
export const count = (value: number, one: string, several: string = `${one}s`): string =>
  `${formatNumber(value)} ${value === 1 ? one : several}`;

/** `12 %`, `under 1 %`. Takes a share from 0 to 1. */
export const formatShare = (share: number): string => {
  if (share <= 0) return '0 %';
  return share < 0.01 ? 'under 1 %' : `${Math.floor(share * 100)} %`;
};

/** `366 kB`. */
export const formatBytes = (bytes: number): string => {
  if (bytes < 1000) return `${bytes} B`;
  const units = ['kB', 'MB', 'GB'];
  let value = bytes / 1000;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
};
