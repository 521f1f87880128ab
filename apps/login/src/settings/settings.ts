import { administrationActions } from '@laissez-passer/core/administration'
import { nearestName } from '@laissez-passer/core/typed'
import {
  aboutOthers,
  drainAccepted,
  isLoopback,
  isPostgresUrl,
  listenAddress,
  listenAddressAccepted,
  mostConnections,
  toldSetting,
  trimmed,
} from '@laissez-passer/server/settings'
import { schema, type Settings } from './schema.ts'
import { severalFaults } from './several-databases.ts'

export type { Settings } from './schema.ts'

type Name = keyof Settings

const AN_ORIGIN = 'an origin without a path, https://… or, on this machine alone, http://localhost:<port>'

/** Ends the sentence "Accepted: …". */
export const ACCEPTED: Readonly<Record<Name, string>> = {
  LOGIN_ORIGIN: AN_ORIGIN,
  LOGIN_BASE:
    'a path such as /cas or /auth/eu-login: lower-case letters, digits and inner hyphens, no slash at the end',
  PORTAL_ORIGIN: AN_ORIGIN,
  AUTHENTICATOR_ORIGIN: AN_ORIGIN,
  DEMO_COUNTRY_ORIGIN: AN_ORIGIN,
  LOGIN_PORT: 'a whole number from 1 to 65535; unset, the port of LOGIN_ORIGIN',
  LISTEN_ADDRESS: listenAddressAccepted,
  DATA_DIR: 'the path of a folder',
  LOGIN_DATABASE_URL:
    'postgres://user:password@host/database with one host; d1://BINDING?config=wrangler.jsonc for the command; unset, SQLite in DATA_DIR',
  LOGIN_DATABASE_DIRECT_URL:
    'postgres://user:password@host/database, the server itself where LOGIN_DATABASE_URL names a pooler; unset, LOGIN_DATABASE_URL',
  LOGIN_MORE_DATABASE_URLS:
    'addresses like postgres://user:password@host/database with spaces between, each added at the end; unset, LOGIN_DATABASE_URL alone',
  DIRECTORY_KEY: '43 random characters or more, letters, digits, - and _, the same for ever',
  FULL_DATABASES: 'numbers of databases, comma-separated, 0 for LOGIN_DATABASE_URL; unset, all get new accounts',
  DATABASE_CONNECTIONS: `a whole number from 1 to ${mostConnections}`,
  DRAIN_SECONDS: drainAccepted,
  SECRET_KEY: 'at least 32 random characters; several different keys, comma-separated, newest first',
  SMTP_URL: 'smtp://… or smtps://…; unset on this machine alone, where mail goes to /dev/mailbox',
  MAIL_FROM: 'an address like id@example.eu, or “Name <id@example.eu>”',
  SUPPORT_EMAIL: 'an address like help@example.eu; unset, pages name none',
  SUPPORT_URL: 'the https address of a page; http only on this machine; unset, pages name none',
  BRAND_FOLDER: 'the path of a folder with brand.json, files and languages; unset, EU Login’s own looks and words',
  SERVICES_FILE: 'the path of a JSON file; unset, services.json in DATA_DIR',
  EID_COUNTRIES_FILE: 'the path of a JSON file; unset, eid-countries.json in DATA_DIR where there is one',
  WEBHOOKS_FILE: 'the path of a JSON file; unset, webhooks.json in DATA_DIR where there is one',
  SCIM_FILE: 'the path of a JSON file; unset, scim.json in DATA_DIR where there is one',
  PORTAL_CLIENT_SECRET: 'at least 32 random characters; unset, generated into DATA_DIR',
  BREACHED_PASSWORDS_URL:
    'the https address of a range API, e.g. https://api.pwnedpasswords.com; http only on this machine; unset, nobody is asked',
  FACTOR_REMOVAL_HOURS: 'a whole number of hours from 1 to 720',
  ACCOUNT_DELETION_DAYS: 'a whole number of days from 0 (at once) to 90',
  ACCOUNT_ASSURANCE:
    'domains of e-mail addresses, each once, with LOW, MEDIUM, HIGH or TOP and, after a colon, the level they need, like example.eu=HIGH,*.staff.example=MEDIUM:MEDIUM',
  CLIENT_REGISTRATION: 'off, token, open',
  CLIENT_REGISTRATION_TOKENS:
    'tokens of at least 32 random letters, digits and -._~+/, comma-separated, each different; with CLIENT_REGISTRATION=token alone',
  ADMINISTRATION: 'on, off',
  FOUR_EYES: `names of ${administrationActions.join(', ')}, comma-separated; empty: none`,
  CAPTCHA: 'auto, picture, off',
  PASSWORD_POLICY: 'eulogin-classic, eulogin-2025, nist-800-63b',
  SMS_RETIRED_ON: 'a date like 2025-07-01; empty: never',
  SMS_URL:
    'the address of a gateway, https://… ({to}, {text} and {id} are filled in); unset: text messages go to /dev/mailbox on this machine, and nowhere elsewhere',
  SMS_BODY: 'JSON, or a form like To={to}&Body={text}',
  SMS_HEADERS: 'a JSON object of HTTP headers',
  SMS_COUNTRIES: 'codes of countries like BE,FR,LU, comma-separated; unset: all',
  PUSH_TRANSFER_DIGITS: '0, 2, 6',
  SCREEN_LOCK: 'required, preferred',
  TRUSTED_PROXIES: 'addresses or networks like 10.0.0.0/8, comma-separated',
  SERVICE_NETWORKS: 'networks like 10.20.0.0/16, comma-separated; unset, the public internet alone',
  COUNTRY_HEADER:
    'the name of a header that TRUSTED_PROXIES set to a country of two letters; unset, countries aren’t known',
  PSEUDO_LANGUAGE: 'long, keys; on this machine alone, to try layouts; unset, real words',
  METRICS_TOKEN:
    'a token of at least 32 random letters, digits and -._~+/; unset, /metrics is read on this machine alone, and nowhere elsewhere',
  AUDIT_DAYS: 'a whole number of days from 30 to 36500',
  AUDIT_LOG: 'on, off',
  LOG_LEVEL: 'debug, info, warn, error, silent',
}

/** Never repeated, not even when wrong; each may lie in a file. */
export const secretSettings: ReadonlySet<string> = new Set<Name>([
  'LOGIN_DATABASE_URL',
  'LOGIN_DATABASE_DIRECT_URL',
  'LOGIN_MORE_DATABASE_URLS',
  'DIRECTORY_KEY',
  'SECRET_KEY',
  'SMTP_URL',
  'PORTAL_CLIENT_SECRET',
  'CLIENT_REGISTRATION_TOKENS',
  'METRICS_TOKEN',
  'SMS_URL',
  'SMS_BODY',
  'SMS_HEADERS',
])

/** May be set to nothing on purpose; elsewhere nothing means unset. */
const MEANINGFUL_WHEN_EMPTY: ReadonlySet<string> = new Set<Name>(['FOUR_EYES', 'SMS_RETIRED_ON'])

/**
 * What nobody makes up for a provider on the internet: a redeployment would lose a generated key, anybody
 * could read the mailbox.
 */
const NEEDED_ABROAD = ['SECRET_KEY', 'SMTP_URL', 'MAIL_FROM'] as const

/** `http:` is of this machine alone: nobody who asks a provider on the internet is on it. */
const NEVER_CLEAR = ['BREACHED_PASSWORDS_URL', 'SUPPORT_URL'] as const

/**
 * Reads the settings and checks each by itself and with the others.
 *
 * @param environment e.g. `process.env`
 * @param options `bound`: how many D1 databases a Worker is bound to; by default it is no Worker
 * @returns the settings, or a line for each that is wrong: which, why and what is accepted; it never repeats
 * a secret
 */
export function readSettings(
  environment: Readonly<Record<string, string | undefined>>,
  { bound = 0 }: { readonly bound?: number } = {},
): { readonly ok: true; readonly settings: Settings } | { readonly ok: false; readonly line: string } {
  const given = Object.fromEntries(
    Object.entries(trimmed(environment)).filter(([name, text]) => text !== '' || MEANINGFUL_WHEN_EMPTY.has(name)),
  )
  // Once in a process: code made for it by Zod would cost more than it saves.
  const parsed = schema.safeParse(given, { jitless: true })
  const wrong = parsed.success ? [] : [...new Set(parsed.error.issues.map(({ path }) => String(path[0])))]
  // What goes together is judged of all that can be used, so that nobody mends one thing to be told the next.
  const unjudged = wrong.includes('LOGIN_ORIGIN') ? [...wrong, 'LISTEN_ADDRESS'] : wrong
  const rest = parsed.success
    ? parsed
    : schema.safeParse(Object.fromEntries(Object.entries(given).filter(([name]) => !unjudged.includes(name))), {
        jitless: true,
      })
  const lines = [
    ...mistyped(given),
    ...wrong.map((name) => refusal(name, given)),
    ...(rest.success ? aboutOthers(together(rest.data, { given, bound }), wrong) : []),
  ]
  return parsed.success && lines.length === 0
    ? { ok: true, settings: parsed.data }
    : { ok: false, line: lines.join('\n') }
}

/** What is right by itself and not beside the rest: a line each. */
function together(
  settings: Settings,
  { bound, given }: { readonly given: Readonly<Record<string, string | undefined>>; readonly bound: number },
): readonly string[] {
  const { COUNTRY_HEADER, LOGIN_ORIGIN, PSEUDO_LANGUAGE, TRUSTED_PROXIES } = settings
  const listens = listenAddress(settings.LISTEN_ADDRESS, LOGIN_ORIGIN)
  const alone = [
    ...(listens.ok
      ? []
      : [
          `${toldSetting('LISTEN_ADDRESS', settings.LISTEN_ADDRESS ?? '')} can’t be used: it ${listens.fault}. Accepted: ${listenAddressAccepted}.`,
        ]),
    ...(COUNTRY_HEADER !== undefined && TRUSTED_PROXIES.length === 0
      ? ['COUNTRY_HEADER is believed from TRUSTED_PROXIES alone, and there are none.']
      : []),
    ...(settings.LOGIN_DATABASE_DIRECT_URL !== undefined && !isPostgresUrl(settings.LOGIN_DATABASE_URL ?? '')
      ? [
          'LOGIN_DATABASE_DIRECT_URL does nothing unless LOGIN_DATABASE_URL names PostgreSQL: set that, or leave it out.',
        ]
      : []),
    ...severalFaults(settings, bound),
    ...registrationFaults(settings),
  ]
  if (isLoopback(LOGIN_ORIGIN)) return alone
  const clear = NEVER_CLEAR.filter((name) => settings[name]?.startsWith('http:'))
  const missing = NEEDED_ABROAD.filter((name) => settings[name] === undefined).map(
    (name) =>
      `${name} is missing, and LOGIN_ORIGIN=${LOGIN_ORIGIN} is not on this machine. Accepted: ${ACCEPTED[name]}.`,
  )
  return [
    ...(PSEUDO_LANGUAGE ? [refusal('PSEUDO_LANGUAGE', given)] : []),
    ...alone,
    ...clear.map((name) => refusal(name, given)),
    ...missing,
  ]
}

/** Tokens that open nothing, or a door that none opens. */
function registrationFaults({ CLIENT_REGISTRATION, CLIENT_REGISTRATION_TOKENS: tokens }: Settings): readonly string[] {
  if ((CLIENT_REGISTRATION === 'token') === (tokens !== undefined)) return []
  return tokens === undefined
    ? [`CLIENT_REGISTRATION=token needs CLIENT_REGISTRATION_TOKENS: ${ACCEPTED.CLIENT_REGISTRATION_TOKENS}.`]
    : [
        `CLIENT_REGISTRATION_TOKENS does nothing with CLIENT_REGISTRATION=${CLIENT_REGISTRATION}: set token, or leave it out.`,
      ]
}

/**
 * Other names of an environment are other programs'; those that begin as ours alone do are mistyped.
 *
 * @param elsewhere names that are no setting, and mean something where this is asked
 * @returns a line for each, without its value
 */
export function mistyped(
  given: Readonly<Record<string, string | undefined>>,
  elsewhere: readonly string[] = [],
): readonly string[] {
  return Object.keys(given)
    .filter((name) => name.startsWith('LOGIN_') && !isName(name) && !elsewhere.includes(name))
    .map((name) => {
      if (name === 'LOGIN_DATABASES')
        return 'LOGIN_DATABASES is of Workers, for start:workers and deploy:workers. Here it is LOGIN_MORE_DATABASE_URLS.'
      const meant = nearestName(name, [...Object.keys(ACCEPTED), ...elsewhere])
      return `${name} isn’t a setting.${meant === null ? '' : ` Did you mean ${meant}?`}`
    })
}

function refusal(name: string, given: Readonly<Record<string, string | undefined>>): string {
  const shown = secretSettings.has(name) ? name : toldSetting(name, given[name] ?? '')
  return `${shown} can’t be used. Accepted: ${isName(name) ? ACCEPTED[name] : 'nothing'}.`
}

const isName = (name: string): name is Name => name in ACCEPTED
