import type { Validation } from '../validate.ts'

/**
 * The answer of CAS 1: `yes` and who it is, or `no`.
 *
 * @see https://apereo.github.io/cas/7.0.x/protocol/CAS-Protocol-Specification.html#head2.4.2
 */
export function cas1Response(validation: Validation): string {
  return validation.ok ? `yes\n${validation.account.uid}\n` : 'no\n\n'
}
