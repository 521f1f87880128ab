/**
 * A text reduced to what people recognise in it: lower case, no accents, so that `Élodie` is found in
 * `ELODIE-2026`.
 * @param text any text.
 */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

/**
 * The form in which passwords are compared and hashed: NFKC, so that the same keys give the same password on
 * every system.
 * @see NIST SP 800-63B-4 §3.1.1.2
 * @param typed as the person typed it.
 */
export function normalisePassword(typed: string): string {
  return typed.normalize('NFKC')
}
