import * as z from 'zod/mini'
import { entryId, type FieldKit } from '../fields/kit.ts'
import { files } from '../fields/files.ts'
import { links } from '../fields/links.ts'
import { periodFields, periodRule } from '../fields/period.ts'

/**
 * What most sections hold: something with a title that somebody did somewhere, some time, for somebody.
 * Which of the fields a section shows is said by its form.
 */
export const activitySchema = (kit: FieldKit) =>
  z
    .object({
      id: entryId(),
      title: kit.required(),
      organisation: kit.line(),
      location: kit.line(),
      ...periodFields(kit),
      description: kit.rich(),
      links: links(kit),
      files: files(),
    })
    .check(periodRule(kit))

/** Something that a person did. */
export type Activity = z.infer<ReturnType<typeof activitySchema>>
