import { typedWord } from '../typed/index.ts'

/**
 * An address that its owner recognises and nobody else learns: `c...@...`.
 * @param email an e-mail address.
 */
export function maskEmail(email: string): string {
  return `${Array.from(typedWord(email))[0] ?? ''}...@...`
}
