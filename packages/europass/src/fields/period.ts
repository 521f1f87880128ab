import type { FieldKit, TextField } from './kit.ts'
import * as z from 'zod/mini'
import { isAfter } from './partial-date.ts'

/** The fields of a time span: from, to, and whether it goes on. */
export const periodFields = (
  kit: FieldKit,
): { from: TextField; to: TextField; ongoing: z.ZodMiniDefault<z.ZodMiniBoolean> } => ({
  from: kit.date(),
  to: kit.date(),
  ongoing: z._default(z.boolean(), false),
})

/** A time span; `to` says nothing while `ongoing` is true. */
export interface Period {
  readonly from: string
  readonly to: string
  readonly ongoing: boolean
}

/** The rule that a time span doesn't end before it starts. */
export const periodRule = (kit: FieldKit): z.core.$ZodCheck<Period> =>
  kit.rule<Period>((period) => period.ongoing || !isAfter(period.from, period.to), {
    code: 'ends-before-start',
    path: ['to'],
  })
