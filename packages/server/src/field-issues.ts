/** What is wrong with a field of a body. */
export interface BodyIssue {
  /** The way to it, steps joined by dots; empty: the body itself. */
  readonly field: string
  /** `required`, `too-long`, `unknown` (there is no field of that name) or `not-as-described`. */
  readonly code: string
}

/** What a schema of Zod refused, so far as it is read here. */
interface Refusal {
  readonly issues: readonly {
    readonly path: readonly PropertyKey[]
    readonly code: string
    readonly input?: unknown
    /** Of `unrecognized_keys`. */
    readonly keys?: readonly string[]
  }[]
}

/** For parsing what is told by {@link bodyIssues}: what is there and wrong is told from what is missing. */
export const withInput: { readonly reportInput: true } = { reportInput: true }

/**
 * What a schema refused, field by field, in our own words for it; nothing of what was sent is among it but
 * names.
 *
 * @param error of a body that was parsed {@link withInput}
 */
export function bodyIssues({ issues }: Refusal): readonly BodyIssue[] {
  return issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? (issue.keys ?? [])
          .slice(0, 20)
          .map((key) => ({ field: wayTo([...issue.path, key.slice(0, 100)]), code: 'unknown' }))
      : [{ field: wayTo(issue.path), code: codeOf(issue) }],
  )
}

function wayTo(path: readonly PropertyKey[]): string {
  return path.map(String).join('.')
}

function codeOf({ code, input }: Refusal['issues'][number]): string {
  if (code === 'too_big') return 'too-long'
  return code === 'invalid_type' && input === undefined ? 'required' : 'not-as-described'
}
