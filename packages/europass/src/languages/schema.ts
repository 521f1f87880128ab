import * as z from 'zod/mini'
import { type CefrLevel, cefrLevels, type CefrSkill } from '../cefr/index.ts'
import { type ChoiceField, draft, entryId, type FieldKit, strict } from '../fields/kit.ts'
import { schemaVersion } from '../profile/schema.ts'

/** How well somebody can do what a statement says. */
export const answers = ['easily', 'effort', 'no'] as const
/** An answer. */
export type Answer = (typeof answers)[number]

const levels = (kit: FieldKit): z.ZodMiniObject<Record<CefrSkill, ChoiceField<CefrLevel>>> =>
  z.object({
    listening: kit.choice(cefrLevels),
    reading: kit.choice(cefrLevels),
    interaction: kit.choice(cefrLevels),
    production: kit.choice(cefrLevels),
    writing: kit.choice(cefrLevels),
  })

const noLevels: z.input<ReturnType<typeof levels>> = {}

const languageCheck = (kit: FieldKit) =>
  z.object({
    schema: z._default(z.literal(schemaVersion), schemaVersion),
    id: entryId(),
    /** Which language, as its entry in a profile says it. */
    code: kit.line(3),
    label: kit.line(60),
    /** A sign language: watched and signed, not written. */
    signed: z._default(z.boolean(), false),
    startedAt: kit.date(),
    /** Empty while it is under way. */
    finishedAt: kit.date(),
    /**
     * The level that each skill began at: the way through its questions stays the same, whatever is changed
     * elsewhere.
     */
    starts: z.prefault(levels(kit), noLevels),
    /** By the names of statements. */
    answers: z.prefault(
      z
        .record(z.string().check(z.regex(/^[a-z]{1,20}\.[A-C][12]\.[1-9]$/)), kit.choice(answers))
        .check(z.refine((all) => Object.keys(all).length <= 200, { error: 'too-many' })),
      {},
    ),
    /** What came of it; empty while it is under way, and where a skill wasn’t checked or is below A1. */
    levels: z.prefault(levels(kit), noLevels),
  })

/** How well somebody knows a language, as they judge it themselves, skill by skill: under way or finished. */
export type LanguageCheck = z.infer<ReturnType<typeof languageCheck>>

/** A self-assessment. */
export const languageCheckSchema: z.ZodMiniType<LanguageCheck> = languageCheck(strict)

/** A self-assessment as it is kept. `{ id }` is one of no language yet. */
export const languageCheckDraftSchema: z.ZodMiniType<LanguageCheck> = languageCheck(draft)

/**
 * A self-assessment that nobody has answered anything in.
 *
 * @param language - which one
 * @param options - `id`: made at random where the document is made; `date`: Y-M-D
 */
export const newLanguageCheck = (
  { code, label, signed }: Pick<LanguageCheck, 'code' | 'label' | 'signed'>,
  { id, date }: { readonly id: string; readonly date: string },
): LanguageCheck => languageCheckDraftSchema.parse({ id, code, label, signed, startedAt: date })
