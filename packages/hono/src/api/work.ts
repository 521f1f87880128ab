import type { FieldIssue } from '@laissez-passer/core/errors'
import type { Captcha } from '@laissez-passer/pages/types'
import type * as z from 'zod'
import type { Refused } from './operation.ts'
import type { captchaFields } from './schemas.ts'

/** What was answered to a captcha, as use cases take it. */
export function proofOf(given: z.output<typeof captchaFields> | undefined): {
  readonly id: string | null
  readonly code: string | null
  readonly proof: string | null
} {
  return { id: given?.id ?? null, code: given?.code ?? null, proof: given?.proof ?? null }
}

/**
 * Why a form wasn't taken by which anybody may ask: what is wrong with its fields, or the work that goes with
 * the next try.
 */
export async function workOrInvalid(
  issues: readonly FieldIssue[],
  captcha: () => Promise<Captcha>,
): Promise<Refused<'invalid' | 'work-asked'>> {
  if (!issues.some(({ field }) => field === 'captchaCode')) return { ok: false, reason: 'invalid', issues }
  return { ok: false, reason: 'work-asked', issues, more: { captcha: await captcha() } }
}
