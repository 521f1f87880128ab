import type { ReactNode } from 'react'
import { DigitField, type DigitFieldProps } from './digit-field.tsx'

/**
 * The field for digits read off another screen: one box a digit, typed and never picked from a list.
 *
 * @see https://pages.nist.gov/800-63-4/sp800-63b.html section 3.1.3
 */
export function TransferCodeInput(props: Omit<DigitFieldProps, 'secret'>): ReactNode {
  return <DigitField {...props} />
}
