/** Words that tell what a name names, and words that begin with a capital without being a name. */
import { sentenceStarters } from '../text/abbreviations.ts';
import { foldName } from './acronyms.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** Bodies: what they are called by, in English and Spanish. */
const BODIES = words(
  `ministry ministries institute confederation federation union unions party congress senate house chamber chambers bank
   council counsel commission committee department office court university college foundation association center centre
   secretariat agency board fund corporation company bureau directorate unit division cabinet movement front organization
   organisation society league academy hospital presidency executive legislature judiciary government parliament tribunal
   syndicate guild coalition forum group secretaria ministerio instituto confederacion federacion sindicato partido
   congreso senado camara banco consejo comision comite departamento oficina corte universidad colegio fundacion
   asociacion centro agencia fondo movimiento frente organizacion sociedad academia presidencia gobierno tribunal grupo
   direccion subsecretaria delegacion corriente coordinadora`,
);
const OFFICES = words(
  `minister president director secretary undersecretary governor senator representative deputy chief head chairman
   chairwoman chair commissioner ambassador mayor coordinator leader attorney judge advisor adviser spokesman
   ministro ministra presidente presidenta directora secretario secretaria subsecretario subsecretaria gobernador
   gobernadora senador senadora diputado diputada jefe jefa coordinador coordinadora lider alcalde procurador`,
);
const INSTRUMENTS = words(
  `law act bill constitution statute decree regulation program programme plan agreement treaty project pact insurance
   system model budget tax charter code contract initiative proposal article document report strategy policy ley
   constitucion estatuto decreto reglamento programa proyecto pacto acuerdo convenio tratado seguro sistema modelo
   codigo iniciativa propuesta plan diagnostico encuesta`,
);
const PLACES = words(
  `mexico spain france germany canada brazil argentina chile colombia peru guatemala england britain europe asia africa
   america latin chiapas sonora jalisco puebla oaxaca veracruz guerrero sinaloa durango tabasco yucatan campeche hidalgo
   guanajuato queretaro zacatecas nayarit michoacan tlaxcala chihuahua coahuila tamaulipas washington london madrid
   paris geneva california texas`,
);
const TITLES = words(
  `president minister secretary senator governor director dr dra mr mrs ms prof professor sir lic ing gen general doctor
   presidente ministro secretario senador gobernador don dona sr sra undersecretary deputy representative former`,
);
/** Capitalised wherever they stand, and never the name of anybody. */
const NEVER = words(
  `january february march april may june july august september october november december monday tuesday wednesday thursday
   friday saturday sunday enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre i ii iii
   iv v vi vii viii ix x xi xii xiii xiv xv table diagram figure chapter section annex page pp see ibid source note english
   spanish french german mexican american british latin english-speaking keynesian phd ph interview pg vol ed eds the a an
   gdp article`,
);

/** Words that open a sentence without being part of the name that follows. */
const OPENERS = words(
  `thus so hence still yet even only just now once later earlier here again perhaps indeed instead meanwhile nonetheless
   nevertheless likewise similarly finally first second third next last currently recently formally thereafter therefore
   though unlike like given under over upon within among between despite whereas whether which who what why how because
   due regarding according following including through throughout until up down out off across along around former
   several few more much another other any every one two three four five ten his her their our its your my besides
   additionally consequently accordingly simultaneously paradoxically interestingly notably significantly seeking
   ademas asimismo ahora antes aqui asi cada durante entonces hasta hoy mas mientras muchos nadie ningun nunca otra otro
   pues quien segun siempre sino sobre solo tal tambien tampoco todo todos tras ya sus nuestro`,
);

export type NameType = 'person' | 'organisation' | 'office' | 'instrument' | 'place' | 'other';

const hasOneOf = (list: ReadonlySet<string>, folded: readonly string[]) =>
  folded.some(word => list.has(word) || list.has(word.replace(/'?s?$/, '')));

/** What the words of a name say of it, but for people: their given names are told elsewhere. */
export function typeOfWords(name: string): Exclude<NameType, 'person'> {
  const folded = name.split(/[\s-]+/).map(foldName);
  const [first = ''] = folded;
  const last = folded.at(-1) ?? '';
  if (PLACES.has(first) && folded.every(word => PLACES.has(word) || word === 'city')) return 'place';
  // "Finance Minister", "Secretary of Finance"; "Ministry of the Presidency" is a body all the same.
  if (hasOneOf(OFFICES, [first]) || (hasOneOf(OFFICES, [last]) && !BODIES.has(last))) return 'office';
  if (hasOneOf(INSTRUMENTS, [first, last])) return 'instrument';
  if (hasOneOf(BODIES, folded)) return 'organisation';
  return hasOneOf(INSTRUMENTS, folded) ? 'instrument' : 'other';
}

export const isOpener = (word: string): boolean =>
  sentenceStarters.has(word.toLowerCase()) || sentenceStarters.has(word) || OPENERS.has(foldName(word));
export const isTitle = (word: string): boolean => TITLES.has(foldName(word).replace(/\.$/, ''));
export const isNeverName = (word: string): boolean => NEVER.has(foldName(word).replace(/[.'’]s?$/, ''));
export const isBody = (word: string): boolean => hasOneOf(BODIES, [foldName(word)]);
