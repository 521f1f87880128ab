import type { FieldIssue } from '../props/common.ts'
import type { View } from '../view.ts'

/**
 * An issue in words: first `issue.<field>.<code>`, then `issue.<code>`, then "Please check this field".
 *
 * @param t the page's translator
 * @param issue field, code and parameters; or its own text
 */
export function issueText(t: View['t'], { field, code, params = {}, text }: FieldIssue): string {
  if (text !== undefined) return text
  const key = [`issue.${field}.${code}`, `issue.${code}`].find((candidate) => t.has(candidate))
  return key !== undefined && t.has(key) ? t(key, params) : t('issue.unknown')
}

/** Id of the message beside a field. */
export function issueId(field: string): string {
  return `${field}-issue`
}
