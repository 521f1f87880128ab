import { isBase } from '@laissez-passer/core/addresses'
import { isPhoneCountry } from '@laissez-passer/core/methods/sms'
import { smsHttp, type SmsHttpOptions } from '@laissez-passer/delivery/sms-http'
import { parseNetwork } from '@laissez-passer/hono/network'
import { z } from 'zod'

/** Whether an origin can only be reached from this machine. */
export function isLoopback(text: string): boolean {
  const { hostname } = new URL(text)
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(\.\d+){3}$/.test(hostname)
  )
}

/** `https://host[:port]`, or `http://` on loopback: browsers give the rest neither WebCrypto nor Secure cookies. */
export const origin: z.ZodType<string, string> = z.string().transform((text, issues) => {
  const url = URL.canParse(text) ? new URL(text) : null
  const bare =
    url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username
  if (bare && (url.protocol === 'https:' || isLoopback(url.origin))) return url.origin
  issues.addIssue('not an origin')
  return z.NEVER
})

/** What every address of a provider starts with. */
export const base: z.ZodType<string, string> = z.string().refine((text) => isBase(text))

/** A TCP port. */
export const port: z.ZodType<number, string> = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(z.number().min(1).max(65_535))

/** `smtp://` or `smtps://` with a host. */
export const smtpUrl: z.ZodType<string, string> = z
  .string()
  .refine((text) => URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol) && new URL(text).hostname !== '')

/** An SMS gateway's address. */
export const smsUrl: z.ZodType<string, string> = z.string().refine((url) => isGateway({ url }))

/** What is posted to an SMS gateway. */
export const smsBody: z.ZodType<string, string> = z
  .string()
  .refine((body) => isGateway({ url: 'https://gateway.invalid/', body }))

/** Headers for an SMS gateway, as a JSON object. */
export const smsHeaders: z.ZodType<Readonly<Record<string, string>>, string> = z
  .string()
  .transform((text, issues) => {
    try {
      return z.record(z.string(), z.string()).parse(JSON.parse(text))
    } catch {
      issues.addIssue('not a JSON object of texts')
      return z.NEVER
    }
  })
  .refine((headers) => isGateway({ url: 'https://gateway.invalid/', headers }))

/** The transport itself says what it can't work with. */
function isGateway(options: SmsHttpOptions): boolean {
  try {
    smsHttp(options)
    return true
  } catch {
    return false
  }
}

/** ISO 3166 codes of countries that have phone numbers; null: all. */
export const countries: z.ZodType<readonly string[] | null, string | null> = z
  .string()
  .nullable()
  .transform(
    (text) =>
      text
        ?.split(',')
        .map((item) => item.trim().toUpperCase())
        .filter(Boolean) ?? null,
  )
  .refine((codes) => codes === null || (codes.length > 0 && codes.every(isPhoneCountry)))

/** One or more keys of at least 32 characters, newest first. */
export const secretKey: z.ZodType<string, string> = z
  .string()
  .refine((text) => text.split(',').every((key) => key.trim().length >= 32))
  .refine((text) => new Set(text.split(',').map((key) => key.trim())).size === text.split(',').length)

/** Addresses and networks of our own proxies. */
export const listOfNetworks: z.ZodType<readonly string[], string | undefined> = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean),
  )
  .pipe(z.array(z.string().refine((text) => parseNetwork(text) !== null)))
