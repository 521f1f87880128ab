import * as z from 'zod/mini'
import { entryId, type FieldKit } from '../fields.ts'
import { periodFields, periodRule } from '../period.ts'

/** NACE Rev. 2 sections, the sectors an employer can be in. */
export const naceSections = [...'ABCDEFGHIJKLMNOPQRSTU'] as readonly string[]

/** One position held. */
export const workSchema = (kit: FieldKit) =>
  z
    .object({
      id: entryId(),
      occupation: kit.required(),
      employer: kit.line(),
      city: kit.line(100),
      country: kit.country(),
      website: kit.url(),
      email: kit.email(),
      department: kit.line(),
      /** A NACE section, `A` to `U`, or empty. */
      sector: kit.line(1),
      ...periodFields(kit),
      /** Main activities and responsibilities, in the light markup of `./rich-text`. */
      description: kit.markup(),
    })
    .check(periodRule(kit))

/** One position held. */
export type WorkExperience = z.infer<ReturnType<typeof workSchema>>
