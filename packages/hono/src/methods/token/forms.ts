import type { FieldIssue } from '@laissez-passer/core/errors'

/** Manage my tokens. */
export const TOKENS = '/cas/account/tokens'
/** Add an authenticator app. */
export const ADD_APP = `${TOKENS}/app`
/** Take a token device. */
export const TAKE = `${TOKENS}/device`

/** What is wrong with codes and serial numbers, under names of their own: other pages have codes of another sort. */
export function tokenIssues(issues: readonly FieldIssue[]): readonly FieldIssue[] {
  return issues.map((issue) => (issue.field === 'name' ? issue : { ...issue, code: `token-${issue.code}` }))
}
