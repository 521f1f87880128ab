import { withQuery } from '@laissez-passer/core/addresses'
import type { Notice } from '@laissez-passer/pages/types'
import type { Context } from 'hono'

/** The address of a page that says what was just done. */
export function withNotice(path: string, code: Notice['code']): string {
  return withQuery(path, { done: code })
}

/**
 * What a page has to say was done; null when nothing was, or nothing that this page knows.
 *
 * @param codes what it may say: nobody can make it say what they like
 */
export function noticeFrom(c: Context, codes: readonly Notice['code'][]): Notice | null {
  const done = c.req.query('done')
  const code = codes.find((known) => known === done)
  return code === undefined ? null : { code }
}
