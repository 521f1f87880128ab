/**
 * What is said of a span: names and codes of ours, numbers; never an address, a text of a person or a secret.
 */
export type SpanAttributes = Readonly<Record<string, string | number>>

/** A piece of work while it goes on. */
export interface Span {
  /** Says more about it, e.g. its outcome. */
  readonly set: (attributes: SpanAttributes) => void
  /** It failed. @param code the class or code of an error, never its message */
  readonly fail: (code: string) => void
}

/**
 * Follows work through a process. What runs within `run`, and whatever that starts, belongs to the span. An
 * error that `run` throws makes it a failed one, by its code or class.
 */
export type Trace = <Result>(
  what: {
    readonly name: string
    /** Work for somebody outside, asked of somebody outside, or within. */
    readonly kind: 'server' | 'client' | 'internal'
    readonly attributes?: SpanAttributes
  },
  run: (span: Span) => Promise<Result>,
) => Promise<Result>
