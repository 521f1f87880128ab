import * as z from 'zod'
import { attributeNames, ecasAttributeNames } from './attributes.ts'
import { common, webUri } from './common.ts'
import { distinct } from './distinct.ts'
import { patternFault } from './pattern.ts'

/** An origin and the path below which a service's addresses lie. */
const pattern = z.string().superRefine((text, context) => {
  const fault = patternFault(text)
  if (fault !== null) context.addIssue({ code: 'custom', message: fault })
})

export const casService = z.strictObject({
  ...common,
  type: z.literal('cas'),
  releasedAttributes: distinct(z.enum([...attributeNames, ...ecasAttributeNames])).optional(),
  urls: z.array(pattern).min(1, 'must list at least one address (origin and path prefix)'),
  proxy: z.boolean().default(false),
  singleLogout: z.boolean().default(true),
  singleLogoutUri: webUri.optional(),
})

/** A relying party that speaks CAS. Its addresses lie below `urls`: {@link matchService} says which do. */
export type CasService = z.infer<typeof casService>
