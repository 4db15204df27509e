/** What somebody asks about, as far as it decides where it belongs. Empty: not known. */
export interface Matter {
  /** A field of procedures ("land"), or "other". */
  readonly topic: string;
  readonly procedureCode: string;
  readonly unitCode: string;
  readonly locale: 'vi' | 'en';
}

/** A matter that names a procedure alone is of the field of that procedure. */
export const inField = (matter: Matter, field: string): Matter => (matter.topic ? matter : { ...matter, topic: field });

export interface Localized {
  readonly vi: string;
  readonly en: string;
}

/** A citizen. */
export interface Person {
  readonly name: string;
  /** E.164 */
  readonly phone: string;
  /** Empty when not given. */
  readonly email: string;
}
