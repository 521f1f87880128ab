import { typedWord } from '@laissez-passer/core/typed'
import { emailKey } from '@laissez-passer/core/email'
import type { AccountKey } from '@laissez-passer/core/ports'

/** Whom an operator means: an e-mail address or a unique identifier; null when it can be neither. */
export function accountKeyOf(typed: string): AccountKey | null {
  const text = typedWord(typed)
  if (text === '') return null
  return text.includes('@') ? { email: emailKey(text) } : { uid: text.toLowerCase() }
}
