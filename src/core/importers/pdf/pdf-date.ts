/** Dates as PDFs write them: `D:20240229134500+02'00'`, of which the end may be missing. Source: ISO 32000-2, 7.9.4. */

const PARTS = /^(?:D:)?(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(?:(Z)|([+-])(\d{2})'?(\d{2})?'?)?/;

/** ISO 8601 as exact as stated; what is no such date is given as it stands. */
export function dateOfPdf(stated: string): string {
  const [whole, year, month, day, hour, minute, second = '00', utc, sign, hours, minutes = '00'] =
    PARTS.exec(stated.trim()) ?? [];
  if (whole === undefined || year === undefined || Number(year) === 0) return stated;
  if (!isWithin(month, 1, 12)) return year;
  if (!isWithin(day, 1, 31)) return `${year}-${month}`;
  const date = `${year}-${month}-${day}`;
  if (!isWithin(hour, 0, 23) || !isWithin(minute, 0, 59)) return date;
  const zone = utc ?? (sign === undefined || hours === undefined ? '' : `${sign}${hours}:${minutes}`);
  return `${date}T${hour}:${minute}:${isWithin(second, 0, 59) ? second : '00'}${zone}`;
}

const isWithin = (digits: string | undefined, low: number, high: number): digits is string =>
  digits !== undefined && Number(digits) >= low && Number(digits) <= high;
