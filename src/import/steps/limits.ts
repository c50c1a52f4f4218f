/** How much one file may take while it is imported, however it is made. */
export interface ImportLimits {
  /** For reading it, and once more for writing its entries. */
  readonly seconds: number;
  /** All that the process takes that reads it, in MB of a million bytes. */
  readonly megabytes: number;
}

/** What files take that people wrote is a twentieth of this; a large export of WordPress takes half. */
export const usualLimits: ImportLimits = { seconds: 60, megabytes: 1000 };

/** In MB; a process that has read nothing takes a third of it. */
export const leastMemory = 300;
