import { missingPlurals, parametersOf } from './inspect-message.ts'
import { referencesIn, withReferences } from './references.ts'
import type { Messages } from './translator.ts'

export { checkContext, type ContextIssue, type MessageContext } from './check-context.ts'

/** Something wrong in a catalogue. */
export interface CatalogueIssue {
  /** Language of the faulty catalogue. */
  readonly language: string
  /** Key of the faulty message. */
  readonly key: string
  /** What is wrong. */
  readonly problem: 'missing' | 'unknown' | 'syntax' | 'empty' | 'parameters' | 'plural' | 'reference'
  /** More, for the person who mends it. */
  readonly detail: string
}

/**
 * Compares catalogues with the English one: the same keys, the same parameters and tags, well-formed
 * messages, every plural category that whole numbers reach in that language, and references to messages that
 * there are.
 *
 * @param catalogues messages by language; must hold `en`
 * @returns what is wrong, in the order of keys; empty when all is right
 */
export function checkCatalogues(
  catalogues: { readonly en: Messages } & Readonly<Record<string, Messages>>,
): CatalogueIssue[] {
  const issues: CatalogueIssue[] = []
  for (const [language, messages] of Object.entries(catalogues)) {
    for (const key of Object.keys(catalogues.en)) {
      if (!Object.hasOwn(messages, key)) issues.push({ language, key, problem: 'missing', detail: 'English has it' })
    }
    const whole = (message: string) => withReferences(message, (quoted) => messages[quoted] ?? catalogues.en[quoted])
    for (const [key, source] of Object.entries(messages)) {
      const message = whole(source)
      const english = catalogues.en[key] === undefined ? undefined : whole(catalogues.en[key])
      for (const quoted of referencesIn(message))
        issues.push({ language, key, problem: 'reference', detail: `there is no “${quoted}”, or it quotes itself` })
      if (english === undefined) issues.push({ language, key, problem: 'unknown', detail: 'English lacks it' })
      issues.push(...checkMessage(message, english).map((issue) => ({ language, key, ...issue })))
      issues.push(
        ...missingPlurals(message, language).map((detail) => ({ language, key, problem: 'plural' as const, detail })),
      )
    }
  }
  return issues
}

function checkMessage(message: string, english: string | undefined): Pick<CatalogueIssue, 'problem' | 'detail'>[] {
  if (message.trim() === '') return [{ problem: 'empty', detail: 'nothing to say' }]
  const own = parametersOf(message)
  if (typeof own === 'string') return [{ problem: 'syntax', detail: own }]
  const expected = english === undefined ? own : parametersOf(english)
  if (typeof expected === 'string' || [...own].sort().join() === [...expected].sort().join()) return []
  return [{ problem: 'parameters', detail: `has ${[...own].join(' ')}, English has ${[...expected].join(' ')}` }]
}
