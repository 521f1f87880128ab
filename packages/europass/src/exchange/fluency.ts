import { type CefrLevel, cefrSkills, isCefrLevel } from '../cefr/index.ts'
import type { LanguageSkill } from '../sections/language/schema.ts'
import type { Notes } from './notes.ts'

/** What a text says of how well somebody speaks a language. */
export type Fluency =
  | { readonly kind: 'native' }
  /** `isExact` where the text names the level itself. */
  | { readonly kind: 'level'; readonly level: CefrLevel; readonly isExact: boolean }
  | { readonly kind: 'unknown' }

const native =
  /native|bilingual|mother tongue|first language|langue maternelle|natif|bilingue|muttersprach|zweisprachig|lengua materna|nativ|madrelingua|língua materna|moedertaal|ojczysty|μητρική|modersmål|äidinkieli|anyanyelv|rodilý|materinsk/iu

/** Other scales, each word with the CEFR level that is surely reached. Longer phrases come first. */
const scales: readonly (readonly [RegExp, CefrLevel])[] = [
  [/full professional|professional(?:le)? complète|capacité professionnelle complète/iu, 'C1'],
  [/professional working|capacité professionnelle|verhandlungssicher/iu, 'B2'],
  [/limited working|compétence professionnelle limitée|capacité professionnelle limitée/iu, 'B1'],
  [/elementary|notions|élémentaire|grundkenntnisse|elementare?/iu, 'A2'],
  [/proficient|expert|fluent|courant|fließend|fluido|fluente|vloeiend|biegł/iu, 'C1'],
  [/upper[ -]intermediate/iu, 'B2'],
  [/advanced|avancé|fortgeschritten|avanzado|avanzato|avançado|gevorderd|zaawansowany/iu, 'C1'],
  [/intermediate|intermédiaire|conversation(?:al)?|mittel|intermedio|intermediário|gemiddeld/iu, 'B1'],
  [/basic|beginner|débutant|anfänger|básico|principiante|base|iniciante/iu, 'A1'],
]

/**
 * Reads how well somebody speaks a language.
 *
 * @param text - `C1`, `B2 (upper intermediate)`, `Native or bilingual proficiency`, `courant`
 */
export function readFluency(text: string): Fluency {
  const level = /\b([ABC][12])\b/i.exec(text)?.[1]?.toUpperCase() ?? ''
  if (isCefrLevel(level)) return { kind: 'level', level, isExact: true }
  if (native.test(text)) return { kind: 'native' }
  const found = scales.find(([pattern]) => pattern.test(text))?.[1]
  return found ? { kind: 'level', level: found, isExact: false } : { kind: 'unknown' }
}

/**
 * The five skills of a language from one text for all of them.
 *
 * @returns no skills, with a note, for words that aren't understood
 */
export function skillsFromFluency(
  text: string,
  { entry, source, notes }: { entry: string; source: string; notes: Notes },
): Partial<Pick<LanguageSkill, (typeof cefrSkills)[number]>> {
  if (text.trim() === '') return {}
  const fluency = readFluency(text)
  if (fluency.kind !== 'level') {
    notes.lost('not-allowed', { at: `${entry}/listening`, source, params: { value: text } })
    return {}
  }
  if (!fluency.isExact) notes.changed('nearest', { at: `${entry}/listening`, source, params: { value: text } })
  return Object.fromEntries(cefrSkills.map((skill) => [skill, fluency.level]))
}
