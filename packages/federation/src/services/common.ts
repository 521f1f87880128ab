import * as z from 'zod'
import { isLoopback } from './loopback.ts'

const level = z.enum(['BASIC', 'MEDIUM', 'HIGH'])

/** RFC 8252 §7.3 lets native apps use loopback http; everything else is https. */
export const webUri = z.string().refine(
  (value) => {
    const url = URL.parse(value)
    if (url === null || url.hash !== '' || url.username !== '' || url.password !== '') return false
    return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
  },
  { error: 'must be an absolute https address (http only on localhost), without fragment or credentials' },
)

/** What every relying party has, whatever it speaks. */
export const common = {
  name: z.string().min(1, 'must say what people call the service').max(80),
  description: z.string().max(300).optional(),
  logo: webUri.optional(),
  requiredLevel: level.default('BASIC'),
  acceptedMethods: z.array(z.string().min(1)).min(1).optional(),
  releasedAttributes: z.array(z.string().min(1)).optional(),
}
