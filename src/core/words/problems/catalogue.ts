/** English templates and their French, as [English, French]; written with plain spaces, which `typeset` makes French. */
export type Catalogue = readonly (readonly [english: string, french: string])[];

/** The non-breaking spaces of French: before : ; ? ! and inside « ». */
export const typeset = (french: string): string => french.replace(/ (?=[:;?!»])|(?<=«) /g, "\u00a0");
