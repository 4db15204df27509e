/** What the API calls a value of the contract, by the table of its names. */
export const nameOf = <Name extends string>(table: Record<Name, unknown>, value: unknown): Name | undefined =>
  (Object.keys(table) as Name[]).find((name) => table[name] === value);
