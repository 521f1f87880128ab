import * as z from 'zod'
import { common, webUri } from './common.ts'

export const casService = z.object({
  ...common,
  type: z.literal('cas'),
  urls: z.array(webUri).min(1, 'must list at least one address (origin and path prefix)'),
  proxy: z.boolean().default(false),
})

/** A relying party that speaks CAS. */
export type CasService = z.infer<typeof casService>
