import { mailCode as method } from '@laissez-passer/core/methods/mail-code'
import type { Face } from '../../composition.ts'
import { sentCodePage } from '../sent-code-page.ts'

/** Code by mail: what is asked of those whose only second factor was retired, before they add another. */
export function mailCode(): Face {
  return { method: method(), page: sentCodePage('mail-code', { endsAt: () => null }) }
}
