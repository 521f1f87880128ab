import * as z from 'zod/mini'
import { entryId, type FieldKit } from '../fields.ts'
import { periodFields, periodRule } from '../period.ts'

/** One qualification or course. */
export const educationSchema = (kit: FieldKit) =>
  z
    .object({
      id: entryId(),
      qualification: kit.required(),
      organisation: kit.line(),
      city: kit.line(100),
      country: kit.country(),
      website: kit.url(),
      ...periodFields(kit),
      /** Level in the European Qualifications Framework; `''` when not stated. */
      eqf: z._default(z.enum(['', '1', '2', '3', '4', '5', '6', '7', '8']), ''),
      grade: kit.line(100),
      thesis: kit.line(400),
      nationalClassification: kit.line(),
      creditType: kit.line(50),
      credits: kit.line(20),
      /** Subjects and skills covered, in the light markup of `./rich-text`. */
      description: kit.markup(),
    })
    .check(periodRule(kit))

/** One qualification or course. */
export type Education = z.infer<ReturnType<typeof educationSchema>>
