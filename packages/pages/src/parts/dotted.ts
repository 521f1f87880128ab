import type { View } from '../view.ts'

/**
 * Short facts in a row, as the language divides them: "Security key · synchronised". Empty ones are left out.
 */
export function dotted(t: View['t'], all: readonly string[]): string {
  const [first = '', ...facts] = all.filter((fact) => fact !== '')
  return facts.reduce((before, second) => t('page.dots', { first: before, second }), first)
}
