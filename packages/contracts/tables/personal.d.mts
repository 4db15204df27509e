import type { FileRegistry } from '@bufbuild/protobuf';

export declare const unsaid: (registry: FileRegistry) => string[];
export declare const personalTable: (registry: FileRegistry) => {
  readonly kinds: readonly string[];
  readonly messages: Readonly<
    Record<
      string,
      { readonly marked: Readonly<Record<string, string>>; readonly within: Readonly<Record<string, string>> }
    >
  >;
};
