/** One of several (`oneof`), as the generated types say it. */
export const isChoice = (value: unknown): value is { readonly $case: string; readonly value: unknown } =>
  typeof value === 'object' && value !== null && '$case' in value;
