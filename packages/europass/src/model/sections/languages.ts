import * as z from 'zod/mini'
import { cefrLevels } from '../../cefr/index.ts'
import { entryId, type FieldKit, list } from '../fields.ts'

const level = () => z._default(z.enum(['', ...cefrLevels]), '')

/**
 * A language: an ISO 639-2 code (`fra`) or, for one outside the list, what the person calls it.
 * A code wins over a label.
 */
const language = (kit: FieldKit) => ({ code: kit.line(3), label: kit.line(60) })

const named = (value: { code: string; label: string }): boolean => value.code !== '' || value.label.trim() !== ''

/** Mother tongues, and other languages with their CEFR self-assessment. */
export const languagesSchema = (kit: FieldKit) =>
  z.object({
    motherTongues: list(
      z.object({ id: entryId(), ...language(kit) }).check(kit.rule(named, { code: 'required', path: ['code'] })),
      10,
    ),
    others: list(
      z
        .object({
          id: entryId(),
          ...language(kit),
          listening: level(),
          reading: level(),
          interaction: level(),
          production: level(),
          writing: level(),
        })
        .check(kit.rule(named, { code: 'required', path: ['code'] })),
      30,
    ),
  })

/** Language skills. */
export type Languages = z.infer<ReturnType<typeof languagesSchema>>
/** A mother tongue. */
export type MotherTongue = Languages['motherTongues'][number]
/** Another language and its five CEFR levels. */
export type LanguageSkill = Languages['others'][number]
