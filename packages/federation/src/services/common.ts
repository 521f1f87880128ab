import * as z from 'zod'
import { faultWords, plainAddress } from './address.ts'
import { attributeNames } from './attributes.ts'
import { distinct } from './distinct.ts'
import { isLoopback } from './loopback.ts'

const level = z.enum(['BASIC', 'MEDIUM', 'HIGH'])

/** RFC 8252 §7.3 lets native apps use loopback http; everything else is https. */
export const webUri = z.string().superRefine((text, context) => {
  const read = plainAddress(text)
  const refuse = (message: string): void => context.addIssue({ code: 'custom', message })
  if (!read.ok) return refuse(`must be an absolute https address (http only on localhost): ${faultWords[read.fault]}`)
  const { hostname, protocol } = new URL(read.parts.origin)
  if (protocol === 'http:' && !isLoopback(hostname)) refuse('must be https: http is for localhost alone')
})

/** What every relying party has, whatever it speaks. */
export const common = {
  name: z.string().regex(/\S/, 'must say what people call the service').max(80, 'must have at most 80 characters'),
  // People read them where they are asked about a service, which over CAS they never are.
  description: z
    .string()
    .regex(/\S/, 'must say something, or be left out')
    .max(300, 'must have at most 300 characters')
    .optional(),
  logo: webUri.optional(),
  requiredLevel: level.default('BASIC'),
  acceptedMethods: distinct(z.string())
    .min(1, 'must name at least one method; without the field all are accepted')
    .optional(),
  releasedAttributes: distinct(z.enum(attributeNames)).optional(),
}
