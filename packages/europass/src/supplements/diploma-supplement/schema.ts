import * as z from 'zod/mini'
import { eqfLevels } from '../../eqf/levels.ts'
import type { FieldKit } from '../../fields/kit.ts'
import { courses, grades, holderFields, needed, object, supplementFields } from '../fields.ts'

/** A Diploma Supplement: the eight sections of its model. */
export const diplomaSupplementSchema = (kit: FieldKit) =>
  z.object({
    ...supplementFields(kit),
    holder: object(
      z
        .object({ ...holderFields(kit), studentNumber: kit.line(60) })
        .check(...needed<{ birthDate: unknown }>(kit, ['birthDate'])),
    ),
    qualification: object(
      z.object({
        name: kit.required(400),
        fields: kit.required(400),
        institution: kit.required(400),
        institutionStatus: kit.line(400),
        country: kit.country(),
        website: kit.url(),
        administering: kit.line(400),
        languages: kit.required(),
      }),
    ),
    level: object(
      z
        .object({
          level: kit.required(400),
          eqf: kit.choice(eqfLevels),
          years: kit.line(60),
          credits: kit.line(10),
          access: kit.rich(),
        })
        .check(...needed<{ access: unknown }>(kit, ['access'])),
    ),
    results: object(
      z
        .object({
          mode: kit.required(),
          outcomes: kit.rich(),
          courses: courses(kit),
          grading: kit.rich(),
          grades: grades(kit),
          classification: kit.line(),
        })
        .check(...needed<{ outcomes: unknown; grading: unknown }>(kit, ['outcomes', 'grading'])),
    ),
    use: object(
      z.object({ study: kit.rich(), profession: kit.rich() }).check(...needed<{ study: unknown }>(kit, ['study'])),
    ),
    more: object(z.object({ information: kit.rich(), sources: kit.rich() })),
    certification: object(
      z
        .object({ date: kit.date(), name: kit.required(), capacity: kit.required(), place: kit.line(100) })
        .check(...needed<{ date: unknown }>(kit, ['date'])),
    ),
    system: object(
      z.object({ description: kit.rich() }).check(...needed<{ description: unknown }>(kit, ['description'])),
    ),
  })

/** A Diploma Supplement. */
export type DiplomaSupplement = z.infer<ReturnType<typeof diplomaSupplementSchema>>
