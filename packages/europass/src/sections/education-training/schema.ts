import * as z from 'zod/mini'
import { eqfLevels } from '../../eqf/levels.ts'
import { entryId, type FieldKit, list } from '../../fields/kit.ts'
import { files } from '../../fields/files.ts'
import { links } from '../../fields/links.ts'
import { periodFields, periodRule } from '../../fields/period.ts'
import { placeFields } from '../../fields/place.ts'

/** One qualification or course. */
export const educationTrainingSchema = (kit: FieldKit) =>
  z
    .object({
      id: entryId(),
      qualification: kit.required(),
      organisation: kit.line(),
      ...placeFields(kit),
      website: kit.url(),
      email: kit.email(),
      ...periodFields(kit),
      /** Level in the European Qualifications Framework. */
      eqf: kit.choice(eqfLevels),
      /** Fields of study, codes of ISCED-F 2013 (`061`) or words; one value. */
      fields: list(kit.line(), 20),
      /** Subjects and skills covered. */
      description: kit.rich(),
      grade: kit.line(100),
      thesis: kit.line(400),
      nationalClassification: kit.line(),
      creditType: kit.line(50),
      credits: kit.line(20),
      links: links(kit),
      files: files(),
    })
    .check(periodRule(kit))

/** One qualification or course. */
export type EducationTraining = z.infer<ReturnType<typeof educationTrainingSchema>>
