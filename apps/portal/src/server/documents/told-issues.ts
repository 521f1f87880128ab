import type { FieldIssue } from '@laissez-passer/europass/fields'

/** What is wrong with a document, as the API tells it of any body: the way to a field, joined by dots. */
export function toldIssues(issues: readonly FieldIssue[]): readonly {
  readonly field: string
  readonly code: string
  readonly params: FieldIssue['params']
}[] {
  return issues.map(({ code, params, path }) => ({ field: path.join('.'), code, params }))
}
