import * as z from 'zod/mini'
import { eqfLevels } from '../../eqf/levels.ts'
import { entryId, type FieldKit, list } from '../../fields/kit.ts'
import { grades, needed, object, supplementFields } from '../fields.ts'

/** A Certificate Supplement: what holders of a vocational certificate know and can do. */
export const certificateSupplementSchema = (kit: FieldKit) =>
  z.object({
    ...supplementFields(kit),
    certificate: object(z.object({ name: kit.required(400), language: kit.line(60) })),
    translated: object(z.object({ name: kit.line(400) })),
    profile: object(z.object({ skills: kit.rich() }).check(...needed<{ skills: unknown }>(kit, ['skills']))),
    occupations: object(
      z.object({ occupations: kit.rich() }).check(...needed<{ occupations: unknown }>(kit, ['occupations'])),
    ),
    basis: object(
      z.object({
        body: kit.required(400),
        country: kit.country(),
        website: kit.url(),
        authority: kit.line(400),
        level: kit.line(),
        eqf: kit.choice(eqfLevels),
        pass: kit.rich(),
        grades: grades(kit),
        further: kit.rich(),
        agreements: kit.rich(),
        legal: kit.rich(),
      }),
    ),
    ways: object(
      z.object({
        ways: list(
          z.object({
            id: entryId(),
            description: kit.required(400),
            share: kit.line(20),
            duration: kit.line(60),
          }),
          30,
        ),
        total: kit.line(60),
        entry: kit.rich(),
        more: kit.rich(),
      }),
    ),
    holder: object(
      z.object({
        familyName: kit.line(100),
        givenName: kit.line(100),
        birthDate: kit.date(),
        awardedOn: kit.date(),
      }),
    ),
  })

/** A Certificate Supplement. */
export type CertificateSupplement = z.infer<ReturnType<typeof certificateSupplementSchema>>
