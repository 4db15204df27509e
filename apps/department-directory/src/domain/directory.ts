/** What the directory holds, in the form in which it is kept: proto3 JSON of the contract, in which empty values are left out. */
export interface Localized {
  readonly vi?: string;
  readonly en?: string;
}

export interface Unit {
  readonly code: string;
  readonly level: string;
  readonly name: Localized;
  readonly fullName: Localized;
  readonly parentCode?: string;
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly successorCodes?: readonly string[];
}

interface TimeRange {
  readonly opens?: string;
  readonly closes?: string;
}

export interface Hours {
  readonly weekly?: readonly { readonly weekday?: number; readonly intervals?: readonly TimeRange[] }[];
  readonly exceptions?: readonly {
    readonly day?: string;
    readonly intervals?: readonly TimeRange[];
    readonly reason?: Localized | undefined;
  }[];
}

export interface Office {
  readonly id: string;
  readonly kind: string;
  readonly name: Localized;
  readonly unitCode: string;
  readonly address?: Localized;
  readonly hours?: Hours;
  readonly departmentIds?: readonly string[];
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly successorId?: string;
}

export interface Hotline {
  readonly id: string;
  readonly unitCode: string;
  readonly name: Localized;
  readonly number: string;
}

export interface Procedure {
  readonly code: string;
  readonly name: Localized;
  readonly field: string;
  readonly fieldName?: Localized;
  readonly checklist?: readonly { readonly id: string; readonly name: Localized }[];
  readonly channels?: { readonly counter?: boolean; readonly online?: string; readonly post?: boolean };
  readonly levels?: readonly string[];
  readonly departmentId: string;
  readonly keywords?: readonly string[];
  /** Not kept in the row: set when it is read. */
  readonly version?: number | undefined;
}

/** What an article says. */
export interface Article {
  readonly id: string;
  readonly title: Localized;
  readonly body?: Localized;
  readonly fields?: readonly string[];
  readonly topics?: readonly string[];
  readonly procedureCodes?: readonly string[];
  readonly ownerOfficeId: string;
  readonly ownerPersonId?: string;
  readonly reviewBy: string;
}

export const isValidOn = (
  { validFrom = '', validTo = '' }: { validFrom?: string; validTo?: string },
  day: string,
): boolean => day >= validFrom && (!validTo || day < validTo);
