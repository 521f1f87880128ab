import { isPostgresUrl } from '@laissez-passer/server/settings'

/** What says on which databases accounts are spread. */
export interface SeveralDatabases {
  readonly LOGIN_DATABASE_URL?: string | undefined
  readonly LOGIN_MORE_DATABASE_URLS?: readonly string[] | undefined
  readonly DIRECTORY_KEY?: string | undefined
  readonly FULL_DATABASES?: readonly number[] | undefined
}

/**
 * What is wrong with several databases, a line each; never repeats an address.
 *
 * @param bound how many D1 databases a Worker is bound to; 0: it is no Worker
 */
export function severalFaults(settings: SeveralDatabases, bound = 0): readonly string[] {
  const { DIRECTORY_KEY, FULL_DATABASES, LOGIN_DATABASE_URL = '', LOGIN_MORE_DATABASE_URLS: more } = settings
  const all = more === undefined ? [] : [LOGIN_DATABASE_URL, ...more]
  const count = Math.max(all.length, bound)
  const how = bound > 0 ? 'another is bound as DB_2' : 'others are named by LOGIN_MORE_DATABASE_URLS'
  if (count < 2)
    return [
      ...(DIRECTORY_KEY === undefined ? [] : [`DIRECTORY_KEY does nothing with one database: ${how}.`]),
      ...(FULL_DATABASES === undefined ? [] : [`FULL_DATABASES does nothing with one database: ${how}.`]),
    ]
  const full = new Set(FULL_DATABASES)
  return [
    ...(more === undefined || isPostgresUrl(LOGIN_DATABASE_URL)
      ? []
      : ['LOGIN_MORE_DATABASE_URLS does nothing unless LOGIN_DATABASE_URL names PostgreSQL: that is the first one.']),
    ...(DIRECTORY_KEY === undefined
      ? [
          `DIRECTORY_KEY is missing, and there are ${count} databases: names are kept as hashes under it. Accepted: 43 random characters or more, the same for ever.`,
        ]
      : []),
    ...(new Set(all.map(databaseOf)).size === all.length
      ? []
      : ['LOGIN_MORE_DATABASE_URLS can’t be used: a database stands there twice.']),
    ...[...full]
      .filter((number) => number >= count)
      .map((number) => `FULL_DATABASES names ${number}, and the last database is ${count - 1}.`),
    ...(full.size >= count ? ['FULL_DATABASES names all: none is left for new accounts.'] : []),
  ]
}

/** The key of the directory, as bytes: base64url, whose letters Workers read as well as Node. */
export function bytesOfKey(text: string): Uint8Array {
  const bytes = atob(
    text
      .replaceAll('-', '+')
      .replaceAll('_', '/')
      .slice(0, text.length - (text.length % 4 === 1 ? 1 : 0)),
  )
  return Uint8Array.from(bytes, (sign) => sign.charCodeAt(0))
}

/** Which database an address leads to, whoever asks. */
function databaseOf(url: string): string {
  if (!URL.canParse(url)) return url
  const { host, pathname, searchParams } = new URL(url)
  return `${host.includes(':') ? host : `${host}:5432`}${pathname} ${searchParams.get('options') ?? ''}`
}
