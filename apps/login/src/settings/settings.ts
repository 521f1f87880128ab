import { z } from 'zod'
import { isLoopback, listOfNetworks, origin, port, secretKey, smtpUrl } from './values.ts'

/** One setting: what it must look like, and the words for what is accepted. */
interface Setting<Value> {
  readonly schema: z.ZodType<Value, string | undefined>
  /** Ends the sentence "Accepted: …". */
  readonly accepted: string
  /** Its value is never repeated. */
  readonly secret?: boolean
}

const setting = <Value>(schema: z.ZodType<Value, string | undefined>, accepted: string, secret = false): Setting<Value> => ({ schema, accepted, secret })
const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values, fallback: Values[number]): Setting<Values[number]> =>
  setting(z.enum(values).default(fallback), values.join(', '))

const AN_ORIGIN = 'an origin without a path, https://… or, on this machine alone, http://localhost:<port>'

const SETTINGS = {
  LOGIN_ORIGIN: setting(origin.default('http://localhost:4000'), AN_ORIGIN),
  PORTAL_ORIGIN: setting(origin.default('http://localhost:4001'), AN_ORIGIN),
  AUTHENTICATOR_ORIGIN: setting(origin.default('http://localhost:4002'), AN_ORIGIN),
  LOGIN_PORT: setting(port.optional(), 'a whole number from 1 to 65535; unset, the port of LOGIN_ORIGIN'),
  DATA_DIR: setting(z.string().default('./data'), 'the path of a folder'),
  LOGIN_DATABASE_URL: setting(z.undefined(), 'unset: SQLite in DATA_DIR is the one database of this version'),
  SECRET_KEY: setting(secretKey.optional(), 'at least 32 random characters; several different keys, comma-separated, newest first', true),
  SMTP_URL: setting(smtpUrl.optional(), 'smtp://… or smtps://…; unset on this machine alone, where mail goes to /dev/mailbox', true),
  MAIL_FROM: setting(z.string().regex(/^[^<>\r\n]*<?[^\s<>@]+@[^\s<>@]+>?$/).optional(), 'an address, or “Name <address>”'),
  SERVICES_FILE: setting(z.string().optional(), 'the path of a JSON file; unset, services.json in DATA_DIR'),
  PORTAL_CLIENT_SECRET: setting(z.string().min(32).optional(), 'at least 32 characters; unset, generated into DATA_DIR', true),
  CAPTCHA: oneOf(['auto', 'picture', 'off'], 'auto'),
  PASSWORD_POLICY: oneOf(['eulogin-classic', 'eulogin-2025', 'nist-800-63b'], 'eulogin-2025'),
  SMS_RETIRED_ON: setting(z.union([z.literal(''), z.iso.date()]).default('2025-07-01'), 'a date like 2025-07-01; empty: never'),
  PUSH_TRANSFER_DIGITS: setting(z.enum(['0', '2', '6']).default('2').transform((digits) => (digits === '0' ? 0 : digits === '2' ? 2 : 6)), '0, 2, 6'),
  SCREEN_LOCK: setting(z.enum(['required', 'preferred']).optional(), 'required, preferred'),
  TRUSTED_PROXIES: setting(listOfNetworks, 'addresses or networks like 10.0.0.0/8, comma-separated'),
  LOG_LEVEL: oneOf(['debug', 'info', 'warn', 'error'], 'info'),
} as const

/** The settings of the identity provider, read and checked. */
export type Settings = { readonly [Name in keyof typeof SETTINGS]: z.output<(typeof SETTINGS)[Name]['schema']> }

/** Settings that may be set to nothing on purpose; elsewhere nothing means unset. */
const MEANINGFUL_WHEN_EMPTY = new Set(['SMS_RETIRED_ON'])

/**
 * Reads the settings and checks each by itself and with the others.
 *
 * @param environment e.g. `process.env`
 * @returns the settings, or one line that says which is wrong, why and what is accepted; it never repeats a secret
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): { readonly ok: true; readonly settings: Settings } | { readonly ok: false; readonly line: string } {
  const values: Record<string, unknown> = {}
  for (const [name, { schema, accepted, secret }] of Object.entries(SETTINGS)) {
    const given = environment[name]
    const text = given === '' && !MEANINGFUL_WHEN_EMPTY.has(name) ? undefined : given
    const result = schema.safeParse(text)
    if (!result.success) return { ok: false, line: `${name}${secret ? '' : `=${oneLine(text)}`} can’t be used. Accepted: ${accepted}.` }
    values[name] = result.data
  }
  // The loop above has parsed each field by its own schema.
  const settings = values as Settings
  const missing = missingOutsideDevelopment(settings)
  return missing ? { ok: false, line: missing } : { ok: true, settings }
}

/** Outside this machine nothing is made up: no generated key that a redeployment would lose, no mailbox that anybody could read. */
function missingOutsideDevelopment(settings: Settings): string | null {
  if (isLoopback(settings.LOGIN_ORIGIN)) return null
  for (const name of ['SECRET_KEY', 'SMTP_URL', 'MAIL_FROM'] as const) {
    if (settings[name] === undefined) return `${name} is missing, and LOGIN_ORIGIN=${settings.LOGIN_ORIGIN} is not on this machine. Accepted: ${SETTINGS[name].accepted}.`
  }
  return null
}

function oneLine(text: string | undefined): string {
  return (text ?? '').replace(/[\p{C}\s]+/gu, ' ').slice(0, 80)
}
