import type { FieldIssue } from '@laissez-passer/core/errors'

/**
 * What is wrong with codes and serial numbers, under names of their own: other pages have codes of another
 * sort.
 */
export function tokenIssues(issues: readonly FieldIssue[]): readonly FieldIssue[] {
  return issues.map((issue) => (issue.field === 'name' ? issue : { ...issue, code: `token-${issue.code}` }))
}
