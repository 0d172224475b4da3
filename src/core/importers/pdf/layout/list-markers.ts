/** How items of lists begin: a bullet, a number or a letter, then the text. */

const BULLET =
  /^([•‣⁃◦▪▫■□●○◆◇▶►➢➤✓✔❖·∙*\uf0a7\uf0b7\uf0d8\uf076\uf0fc\uf02d\uf0a8\uf06e]|[-–—](?=\s))\s*(?=\S)/u;
const NUMBER =
  /^(\(?(?:\d{1,3}|[a-z]|[A-Z]|[ivxl]{1,5})[.)]|\[\d{1,4}\]|\d{1,2}(?:\.\d{1,2}){1,3}\.?(?=\s+[\p{L}“"(]))\s+(?=\S)/u;

export interface ListMarker {
  /** As shown. */
  marker: string;
  /** UTF-16 units of the line that are the marker and the white space after it. */
  length: number;
  isBullet: boolean;
  /** What it counts, where it does: 3 for “3.”, “(3)” and “c)”. */
  number: number | null;
}

export function listMarker(text: string): ListMarker | null {
  const bullet = BULLET.exec(text);
  if (bullet !== null) {
    const marker = (bullet[1] ?? '•').replace(/[\ue000-\uf8ff]/, '•');
    return { marker, length: bullet[0].length, isBullet: true, number: null };
  }
  const number = NUMBER.exec(text);
  if (number === null) return null;
  const marker = number[1] ?? '';
  return { marker, length: number[0].length, isBullet: false, number: countOf(marker) };
}

function countOf(marker: string): number | null {
  const figures = /^[([]?(\d+)[\])]?\.?$/.exec(marker)?.[1];
  if (figures !== undefined) return Number(figures);
  const letter = /^\(?([a-z])[.)]$/i.exec(marker)?.[1];
  return letter === undefined ? null : letter.toLowerCase().charCodeAt(0) - 96;
}
