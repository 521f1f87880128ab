import type { View } from '../view.ts'

/** Short facts in a row, as the language divides them: "Security key · synchronised". */
export function dotted(t: View['t'], [first = '', ...facts]: readonly string[]): string {
  return facts.reduce((before, second) => t('page.dots', { first: before, second }), first)
}
