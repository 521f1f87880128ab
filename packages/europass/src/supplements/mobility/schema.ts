import * as z from 'zod/mini'
import { eqfLevels } from '../../eqf/levels.ts'
import { entryId, type FieldKit, list } from '../../fields/kit.ts'
import { periodFields, periodRule } from '../../fields/period.ts'
import { placeFields } from '../../fields/place.ts'
import { courses, grades, holderFields, needed, object, supplementFields } from '../fields.ts'

/** Which of two organisations one is: that of home, or that of the stay. */
export const partnerRoles = ['sending', 'host'] as const

/** A Europass Mobility: a stay abroad to learn. */
export const mobilitySchema = (kit: FieldKit) =>
  z.object({
    ...supplementFields(kit),
    holder: object(z.object({ ...holderFields(kit), ...placeFields(kit), nationality: kit.country() })),
    issuer: object(
      z
        .object({
          name: kit.required(),
          ...placeFields(kit),
          website: kit.url(),
          number: kit.line(60),
          issuedOn: kit.date(),
        })
        .check(...needed<{ issuedOn: unknown }>(kit, ['issuedOn'])),
    ),
    partners: object(
      z
        .object({
          partners: list(
            z.object({
              id: entryId(),
              role: kit.choice(partnerRoles),
              name: kit.required(),
              ...placeFields(kit),
              contact: kit.line(),
              contactRole: kit.line(),
              email: kit.email(),
            }),
            10,
          ),
        })
        .check(
          kit.rule<{ partners: readonly { role: string }[] }>(
            ({ partners }) => partnerRoles.every((role) => partners.some((one) => one.role === role)),
            { code: 'required', path: ['partners'] },
          ),
        ),
    ),
    mobility: object(
      z
        .object({
          objective: kit.rich(),
          programme: kit.line(),
          qualification: kit.line(),
          eqf: kit.choice(eqfLevels),
          ...periodFields(kit),
        })
        .check(periodRule(kit), ...needed<{ from: unknown; objective: unknown }>(kit, ['from', 'objective'])),
    ),
    skills: object(
      z
        .object({
          activities: kit.rich(),
          job: kit.rich(),
          languages: kit.rich(),
          digital: kit.rich(),
          organisational: kit.rich(),
          communication: kit.rich(),
          other: kit.rich(),
        })
        .check(...needed<{ activities: unknown }>(kit, ['activities'])),
    ),
    record: object(z.object({ courses: courses(kit), credits: kit.line(10), grades: grades(kit) })),
    confirmation: object(
      z
        .object({ name: kit.required(), capacity: kit.required(), place: kit.line(100), date: kit.date() })
        .check(...needed<{ date: unknown }>(kit, ['date'])),
    ),
  })

/** A Europass Mobility. */
export type Mobility = z.infer<ReturnType<typeof mobilitySchema>>
