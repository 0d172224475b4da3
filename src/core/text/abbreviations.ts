/**
 * Words that end with a full stop without ending a sentence, in English, Spanish, Portuguese, French, German and
 * Italian. Lower case, without the last full stop.
 */
const words = (list: string) => new Set(list.split(/\s+/));

/** A name or term follows: "Dr. Frenk", "vs. the union", "e.g. the SNTSS". */
export const leadingAbbreviations: ReadonlySet<string> = words(
  `dr dra drs mr mrs ms mx prof profa sr sra sres srta sta sto ing lic arq gral gen col capt cap lt sgt rev hon sen rep
   gov pres ud uds vd vds mme mlle hr fr st mons e.g i.e p.ej p.e cf cfr vgr vs v viz approx aprox ca c.f z.b d.h u.a
   bzw p.ex dept depto`,
);

/** A number follows: "p. 77", "No. 5", "Art. 123", "Fig. 2", "Jan. 3". */
export const numberedAbbreviations: ReadonlySet<string> = words(
  `p pp pg pgs pág págs pag pags no nos nr núm núms num nums n vol vols t tomo cap caps ch chap fig figs tab art arts
   sec secs sect fr fracc frac inc párr par para ed eds nro abs bd jan feb mar apr jun jul aug sep sept oct nov dec ene
   abr ago dic`,
);

/** May end a sentence, or not: continued when what follows begins with a small letter, a number or a name. */
export const openAbbreviations: ReadonlySet<string> = words(
  `inc ltd co corp jr sr etc a.m p.m al s.a c.v eds ed ee.uu coord comp trad`,
);

/** Words that hardly follow an acronym or name inside a sentence, so a full stop before them ended one. */
export const sentenceStarters: ReadonlySet<string> = words(
  `The This These Those That There Then Thus They It Its In On At By For From With Without He She We You I A An And But
   Or As If When While Where Although However Moreover Furthermore Since After Before During Both Each Some Many Most All
   Not No Such Under Among El La Los Las Un Una Unos Este Esta Estos Estas Ese Esa En De Del Por Para Con Sin Se Su Sus Y
   Pero O Cuando Aunque Desde Como Si No Al Entre Le Les Il Elle Der Die Das Ein Eine`,
);
