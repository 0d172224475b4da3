/** A report of our own words as an extraction leaves one: pages, notes at their foot, running heads, tables in cells. */
export const plainReport = `THE HARBOUR AND ITS TARIFFS
This report follows how the port of Puerto Claro came to a new tariff between one spring and the next.
It was written by the staff of the Harbour Research Institute (HRI) for those who have to live with it.
FIRST STEPS
1. The port authority
The Harbour Authority of Puerto Claro (HAPC) was founded in 1931 and has had nine directors since then.1
Its director, Rosa Quiñones, told the town in March that no tariff could stay as it was (Interview, 03/14/99).
The Dock Workers’ Union (Sindicato de Estibadores del Puerto) answered that a tariff is paid by those who
carry, and that nobody had asked them. Quiñones met the union twice, and both times the meeting ended with
1
For the founding see Amparo Ledesma, Los Muelles de Puerto Claro, 1958, pp. 12-15.

12

The Harbour and its Tariffs

 nothing but a date for the next one (Interview, 21/03/99). She said that the port would go on without them.
Each crane was counted, and each barge.2 The count is given in full below, as the Authority published it.
Table 1
CRANES AND BARGES
1997
1998
1999

Cranes
4
5
7

Barges
21
20
24

Source: Harbour Authority
2. The union
 The count was made by hand, on two Sundays, by members of both sides.
 The dock workers took their time to answer the count, which had been made while most of them were at sea.
(Interview, 4/V/99). Only then did R. Quinones and the union’s secretary, Tomás Arrieta, sit down together.
Arrieta had led the union since 1990 (Ledesma, 1995) and knew the harbour as few others did (see Table 1).
`;

/** The offset at which the words stand in the report. */
export function placeOf(words: string, text: string = plainReport): number {
  const at = text.indexOf(words);
  if (at === -1) throw new Error(`The report does not say “${words}”.`);
  return at;
}
