import * as z from 'zod'
import { isLoopback, isMailAddress, isPath, isSender, readWhole } from '@laissez-passer/server/settings'

/** `https://host/path` of a service that we ask, `http://` on loopback; without user, query or fragment. */
export const serviceUrl: z.ZodType<string, string> = z.string().refine((text) => {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || url.search || url.hash || url.username || url.password) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.origin))
})

/** A page for people: `https://host/path?query`, `http://` on loopback; without user. */
export const pageUrl: z.ZodType<string, string> = z.string().refine((text) => {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || url.username || url.password) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.origin))
})

/** An address to write to, and nothing that a `mailto:` link would read as more. */
export const mailAddress: z.ZodType<string, string> = z.string().refine(isMailAddress)

/** Who mails are from: an address, or a name with one. */
export const sender: z.ZodType<string, string> = z.string().refine(isSender)

/** A path of this machine. */
export const path: z.ZodType<string, string> = z.string().refine(isPath)

/** A whole number of these bounds. */
const whole = (bounds: { readonly from: number; readonly to: number }): z.ZodType<number, string> =>
  z
    .string()
    .transform((text) => readWhole(text, bounds) ?? Number.NaN)
    .pipe(z.number())

/** Days that a deletion waits; 0: it doesn't. */
export const waitingDays: z.ZodType<number, string> = whole({ from: 0, to: 90 })

/** Whole hours, a month at most. */
export const hours: z.ZodType<number, string> = whole({ from: 1, to: 720 })

/** A field name of RFC 9110 §5.1. */
export const headerName: z.ZodType<string, string> = z.string().regex(/^[\w!#$%&'*+.^`|~-]{1,64}$/)

/** Whole days, from a month to a century. */
export const days: z.ZodType<number, string> = whole({ from: 30, to: 36_500 })
