import { readD1Url } from '@laissez-passer/store-sql/executors/d1-url'
import { type AdministrationAction, administrationActions, usualFourEyes } from '@laissez-passer/core/administration'
import { isBase } from '@laissez-passer/core/addresses'
import { smsHttp, type SmsHttpOptions } from '@laissez-passer/delivery/sms-http'
import { isNetwork } from '@laissez-passer/server/network'
import {
  areKeys,
  isPostgresUrl,
  isSecret,
  readConnections,
  readDrain,
  readList,
  readOrigin,
  readPort,
  readWhole,
} from '@laissez-passer/server/settings'
import { isSupportedCountry } from 'libphonenumber-js/mobile'
import * as z from 'zod'

/** `https://host[:port]`, or `http://` on loopback. */
export const origin: z.ZodType<string, string> = z.string().transform((text, issues) => {
  const read = readOrigin(text)
  if (read.ok) return read.origin
  issues.addIssue(read.fault)
  return z.NEVER
})

/** What every address of a provider starts with. */
export const base: z.ZodType<string, string> = z.string().refine((text) => isBase(text))

/** A TCP port. */
export const port: z.ZodType<number, string> = z
  .string()
  .transform((text) => readPort(text) ?? Number.NaN)
  .pipe(z.number())

/** `smtp://` or `smtps://` with a host. */
export const smtpUrl: z.ZodType<string, string> = z
  .string()
  .refine((text) => URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol) && new URL(text).hostname !== '')

/** `postgres://` with a host, or `d1://` with a binding. */
export const databaseUrl: z.ZodType<string, string> = z
  .string()
  .refine((text) => isPostgresUrl(text) || readD1Url(text) !== null)

/** `postgres://` with a host. */
export const postgresUrl: z.ZodType<string, string> = z.string().refine(isPostgresUrl)

/** Several of those, with spaces between. */
export const postgresUrls: z.ZodType<readonly string[], string> = z
  .string()
  .transform((text) => text.trim().split(/\s+/))
  .pipe(z.array(postgresUrl).max(1295))

/** 32 bytes at least, base64url: 43 characters. */
export const directoryKey: z.ZodType<string, string> = z.string().regex(/^[\w-]{43,256}$/)

/** Numbers of databases, the first is 0. */
export const databaseNumbers: z.ZodType<readonly number[], string> = z
  .string()
  .transform(readList)
  .pipe(
    z.array(
      z
        .string()
        .transform((number) => readWhole(number, { from: 0, to: 9999 }) ?? Number.NaN)
        .pipe(z.number()),
    ),
  )

/** How many connections to PostgreSQL a process may have. */
export const connections: z.ZodType<number, string> = z
  .string()
  .transform((text) => readConnections(text) ?? Number.NaN)
  .pipe(z.number())

/** For how long a process that was told to stop still answers, in seconds. */
export const drainSeconds: z.ZodType<number, string> = z
  .string()
  .transform((text) => readDrain(text, 'http://localhost') ?? Number.NaN)
  .pipe(z.number())

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
  .transform((text) => (text === null ? null : readList(text.toUpperCase())))
  .refine((codes) => codes === null || (codes.length > 0 && codes.every((code) => isSupportedCountry(code))))

/** One or more keys of at least 32 characters, newest first. */
export const secretKey: z.ZodType<string, string> = z.string().refine(areKeys)

/** A secret that two servers share. */
export const secret: z.ZodType<string, string> = z.string().refine(isSecret)

/** A token for an `Authorization: Bearer` header. */
export const bearerToken: z.ZodType<string, string> = z.string().regex(/^[\w.~+/-]{32,512}=*$/)

/** Tokens for an `Authorization: Bearer` header. */
export const accessTokens: z.ZodType<readonly string[], string> = z
  .string()
  .transform(readList)
  .refine((tokens) => tokens.length > 0 && new Set(tokens).size === tokens.length)
  .pipe(z.array(bearerToken))

/** Addresses and networks of our own proxies. */
export const listOfNetworks: z.ZodType<readonly string[], string | undefined> = z
  .string()
  .default('')
  .transform(readList)
  .pipe(z.array(z.string().refine(isNetwork)))

/** What takes two administrators. */
export const administrationActionsList: z.ZodType<readonly AdministrationAction[], string | undefined> = z
  .string()
  .default(usualFourEyes.join(','))
  .transform(readList)
  .pipe(z.array(z.enum(administrationActions)))
