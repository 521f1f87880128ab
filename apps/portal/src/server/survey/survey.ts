import * as z from 'zod/mini'
import { purposes } from '../../survey-purposes.ts'

const scale = z.number().check(z.int(), z.minimum(1), z.maximum(5))

/** The five answers of the survey. Who gave them isn’t among them, and isn’t kept beside them. */
export const surveySchema = z.object({
  /** 1: very difficult, 5: very easy. */
  easy: scale,
  purpose: z.enum(purposes),
  /** Whether they could do it. */
  done: z.enum(['yes', 'partly', 'no']),
  /** How likely they are to tell others of it: 1 not at all, 5 certainly. */
  recommend: scale,
  /** What should be better, in their words; may be empty. */
  better: z.string().check(z.maxLength(1000), z.regex(/^[^\p{Cc}]*(?:[\n\t\r][^\p{Cc}]*)*$/u)),
  /** Of the pages. */
  language: z.enum(['en', 'fr']),
})

/** The answers to the survey. */
export type SurveyAnswers = z.infer<typeof surveySchema>
