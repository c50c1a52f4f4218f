// citation-js brings no types; this is the part of it that is used here.
declare module '@citation-js/core' {
  export const plugins: {
    readonly input: {
      /** Takes one step from a text or value of the type that is named; asks no network. */
      readonly data: (input: unknown, type: string) => unknown;
    };
  };
}

declare module '@citation-js/plugin-bibtex';
