/** A parameter of a statement that is sealed on its way to the table. Commands and queries never see one: what is read is open. */
export class Sealed {
  constructor(
    readonly text: string,
    readonly searchable: boolean,
  ) {}
}

/** Tells something about a person: a name, an address, words. Nobody finds it by its value. */
export const sealed = (text: string): Sealed => new Sealed(text, false);
/** The same, found by its whole value: a number. */
export const searchable = (text: string): Sealed => new Sealed(text, true);
/** The same texts, each sealed under its name: words in two languages. */
export const sealedEach = <T extends { readonly [K in keyof T]: string }>(texts: T): Record<keyof T, Sealed> =>
  Object.fromEntries(Object.entries<string>(texts).map(([name, text]) => [name, sealed(text)])) as Record<
    keyof T,
    Sealed
  >;
