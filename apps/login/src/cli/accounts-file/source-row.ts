/** A row of a file, as it stands there. */
export interface SourceRow {
  /** Where it ends (CSV) or begins (JSON), from 1. */
  readonly line: number
  /** Null: it can't be read. */
  readonly fields: Readonly<Record<string, unknown>> | null
}

/** Rows of a file, as they come; what one can't be read leaves the others be. */
export type SourceRows = AsyncIterable<SourceRow>

/** Whether a value is an object of JSON. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
