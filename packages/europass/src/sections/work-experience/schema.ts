import * as z from 'zod/mini'
import { entryId, type FieldKit } from '../../fields/kit.ts'
import { files } from '../../fields/files.ts'
import { links } from '../../fields/links.ts'
import { periodFields, periodRule } from '../../fields/period.ts'
import { placeFields } from '../../fields/place.ts'

/** NACE Rev. 2 sections, the sectors that an employer can be in. */
export const naceSections = [
  'A',
  'B',
  'C',
  'D',
  'E',
  'F',
  'G',
  'H',
  'I',
  'J',
  'K',
  'L',
  'M',
  'N',
  'O',
  'P',
  'Q',
  'R',
  'S',
  'T',
  'U',
] as const

/** One position held. */
export const workExperienceSchema = (kit: FieldKit) =>
  z
    .object({
      id: entryId(),
      occupation: kit.required(),
      /** The address of the occupation in ESCO, or empty. */
      occupationUri: kit.url(),
      employer: kit.line(),
      ...placeFields(kit),
      website: kit.url(),
      email: kit.email(),
      department: kit.line(),
      sector: kit.choice(naceSections),
      ...periodFields(kit),
      /** Main activities and responsibilities. */
      description: kit.rich(),
      links: links(kit),
      files: files(),
    })
    .check(periodRule(kit))

/** One position held. */
export type WorkExperience = z.infer<ReturnType<typeof workExperienceSchema>>
