/** Given names of people, in Spanish, Portuguese and English, that tell a person from an office or a body. */
import { foldName } from './acronyms.ts';

const NAMES = new Set(
  `aaron abel abigail abraham adam adela adolfo adrian adriana agustin alan alba albert alberto aldo alejandra alejandro
  alex alexander alexandra alexis alfonso alfred alfredo alice alicia alma alonso alvaro amalia amanda amelia ana andrea
  andres andrew angel angela angelica anita ann anna anne anthony antonia antonio ariel armando arnaldo arnold arthur
  arturo augusto aurelio aurora barbara beatriz ben benito benjamin bernard bernardo bertha bill blanca bob brian bruno
  camila carla carlos carmen carol carolina caroline catalina catherine cecilia cesar charles christian christina
  christopher clara claudia claudio concepcion consuelo cristian cristina cuauhtemoc daniel daniela dario david deborah
  delia diana diego dolores domingo donald dora dorothy edgar edith edmundo eduardo edward efrain elena eliseo elisa
  elizabeth eloisa elsa elvira emilia emilio emily emma enrique eric erik ernesto esperanza esteban estela esther eugenia
  eugenio eva evelyn ezequiel fabian fabiola fabricio fausto federico felipe felix fermin fernanda fernando fidel flora
  florencio francis francisca francisco frank fred gabriel gabriela genaro george georgina gerald gerardo german gilberto
  gisela gladys gloria gonzalo graciela gregorio gregory guadalupe guillermina guillermo gustavo harold harry hector helen
  helena henry herminio hernan hilda horacio hugo humberto ian ignacio ifigenia ines irene irma isaac isabel ismael israel
  ivan ivonne jack jacob jacqueline jaime james jane janet javier jean jeffrey jennifer jeremy jessica jesus joan joaquin
  joel john jonathan jorge jose joseph josefina joshua juan juana judith julia julian juliana julie julieta julio karen
  karl kate katherine kenneth kevin laura lauren lawrence lazaro leandro leon leonardo leonor leopoldo leticia liliana
  linda lisa lorena lorenzo lourdes lucas lucia luciano luis luisa luz magdalena manuel mara marcela marcelo marco marcos
  margaret margarita margil maria mariana mariano mario marisol mark marta martha martin mary mateo matilde matthew
  mauricio max maximiliano mercedes michael michelle miguel milagros miriam moises monica monserrat nancy natalia nathan
  nelson nestor nicholas nicolas noemi nora norma octavio ofelia olga oliver olivia omar orlando oscar osvaldo pablo
  paola pascual patricia patricio patrick paul paula paulina paulo pedro peter philip phillipe pilar plutarco porfirio
  rachel rafael rafaela ralph ramiro ramon raquel raul raymond rebeca rebecca regina rene reynaldo ricardo richard robert
  roberto rocio rodolfo rodrigo rogelio roger roland rolando roman rosa rosalia rosario ruben rufino ruth salvador samuel
  sandra santiago sara sarah saul scott sebastian sergio silvia simon sofia sonia stella stephen steven susan susana sylvia
  tania teodoro teresa thomas timothy tomas ulises valentina valeria vanessa veronica vicente victor victoria vincent
  violeta virginia viviana walter wendy william xavier yolanda zoe`.split(/\s+/),
);

export const isGivenName = (word: string): boolean => NAMES.has(foldName(word).replace(/'s?$/, ''));
