/** Words of RTF that stand for something at once: groups to pass over, and characters. Source: RTF specification 1.9.1. */

/** Groups whose text is none of the running text, though they are not marked as skippable. */
export const apart = new Set(
  `fonttbl colortbl stylesheet info pict listtable listoverridetable rsidtbl filetbl revtbl xmlnstbl generator
   themedata colorschememapping datastore latentstyles nonshppict shprslt objdata objclass objname bkmkstart bkmkend
   pntxta pntxtb pnseclvl template userprops xe tc tcn rxe txe ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn
   nesttableprops nonesttables private background ffdeftext fldtype formfield`.split(/\s+/),
);

/** What control words and symbols are as text. */
export const characters: Readonly<Record<string, string>> = {
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: '\u2003',
  enspace: '\u2002',
  qmspace: '\u2005',
  zwj: '\u200d',
  zwnj: '\u200c',
  ltrmark: '\u200e',
  rtlmark: '\u200f',
  tab: ' ',
  '~': '\u00a0',
  '-': '\u00ad',
  _: '\u2011',
  '\\': '\\',
  '{': '{',
  '}': '}',
};
