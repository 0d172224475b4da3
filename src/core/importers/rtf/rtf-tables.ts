/** What an RTF file declares before its text: fonts with their code pages, names of styles, facts of the document. */
import { codePageOfCharset, decodeCodePage } from './code-pages.ts';
import { rtfTokens } from './rtf-tokens.ts';

export interface RtfFont {
  name: string;
  /** Undefined for the document's own. */
  codePage: number | undefined;
  isSymbol: boolean;
}

export interface RtfTables {
  codePage: number;
  defaultFont: number;
  fonts: Map<number, RtfFont>;
  /** Names of paragraph styles in small letters. */
  styles: Map<number, string>;
  title?: string;
  author?: string;
  date?: string;
  language?: string;
}

const SYMBOL = 2;
/** The tables stand at the beginning; what is nested deeper is none of them. */
const DEEPEST = 2_000;

/** Finds the tables wherever they stand. */
export function readRtfTables(bytes: Uint8Array): RtfTables {
  const tables: RtfTables = { codePage: 1252, defaultFont: 0, fonts: new Map(), styles: new Map() };
  /** Names of the destinations of the open groups; '' where a group has none. */
  const groups: string[] = [];
  let atStart = false;
  let text: number[] = [];
  let font: { index: number; charset: number | null; codePage: number | null } = {
    index: 0,
    charset: null,
    codePage: null,
  };
  let style = 0;
  let moment: number[] = [];
  const inside = (name: string): boolean => groups.includes(name);
  const finishGroup = (): void => {
    const name = groups.at(-1) ?? '';
    const words = decodeCodePage(text, tables.codePage).text.trim();
    if (inside('fonttbl') && words !== '') addFont(words);
    else if (inside('stylesheet') && words !== '')
      tables.styles.set(style, words.replace(/;.*$/s, '').toLowerCase());
    else if (inside('info') && words !== '') {
      if (name === 'title') tables.title = words;
      else if (name === 'author') tables.author = words;
    }
    if (name === 'creatim' && moment[0] !== undefined && moment[0] > 0) {
      tables.date = moment.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-');
    }
    text = [];
  };
  const addFont = (words: string): void => {
    const codePage = font.codePage ?? (font.charset === null ? undefined : codePageOfCharset(font.charset));
    tables.fonts.set(font.index, {
      name: words.replace(/;.*$/s, '').trim(),
      codePage,
      isSymbol: font.charset === SYMBOL,
    });
  };
  for (const token of rtfTokens(bytes, 0, bytes.length)) {
    if (token.type === 'open') {
      text = [];
      if (groups.length > DEEPEST) break;
      groups.push('');
      atStart = true;
      continue;
    }
    if (token.type === 'close') {
      finishGroup();
      groups.pop();
      atStart = false;
      continue;
    }
    if (token.type === 'byte') {
      atStart = false;
      if (groups.length > 1) {
        text.push(token.byte);
        // Fonts may stand in the table without groups of their own.
        if (token.byte === 0x3b && groups.at(-1) === 'fonttbl') {
          addFont(decodeCodePage(text, tables.codePage).text.trim());
          text = [];
        }
      }
      continue;
    }
    const { name, value } = token;
    if (name === '*') continue;
    if (atStart && ['fonttbl', 'stylesheet', 'info', 'title', 'author', 'creatim'].includes(name)) {
      groups[groups.length - 1] = name;
      if (name === 'creatim') moment = [];
    } else if (atStart && !['f', 's', 'cs', 'ds', 'ts'].includes(name) && groups.length > 1)
      groups[groups.length - 1] = '-';
    atStart = false;
    if (name === 'ansicpg' && value !== null) tables.codePage = value;
    else if (name === 'mac' && groups.length === 1) tables.codePage = 10_000;
    else if (name === 'pc' && groups.length === 1) tables.codePage = 437;
    else if (name === 'pca' && groups.length === 1) tables.codePage = 850;
    else if (name === 'deff') tables.defaultFont = value ?? 0;
    else if (inside('fonttbl')) {
      if (name === 'f') font = { index: value ?? 0, charset: null, codePage: null };
      else if (name === 'fcharset') font.charset = value;
      else if (name === 'cpg') font.codePage = value;
    } else if (inside('stylesheet')) {
      if (name === 's') style = value ?? 0;
      else if (name === 'cs' || name === 'ds' || name === 'ts') style = -1;
    } else if (groups.at(-1) === 'creatim' && ['yr', 'mo', 'dy'].includes(name)) moment.push(value ?? 0);
  }
  tables.styles.delete(-1);
  return tables;
}
