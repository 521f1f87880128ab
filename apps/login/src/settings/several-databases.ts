import { isPostgresUrl } from '@laissez-passer/server/settings'

/** What says on which databases accounts are spread. */
export interface SeveralDatabases {
  readonly LOGIN_DATABASE_URL?: string | undefined
  readonly LOGIN_MORE_DATABASE_URLS?: readonly string[] | undefined
  readonly DIRECTORY_KEY?: string | undefined
  readonly FULL_DATABASES?: readonly number[] | undefined
}

/** What is wrong with several databases, a line each; never repeats an address. */
export function severalFaults(settings: SeveralDatabases): readonly string[] {
  const { DIRECTORY_KEY, FULL_DATABASES, LOGIN_DATABASE_URL = '', LOGIN_MORE_DATABASE_URLS: more } = settings
  if (more === undefined)
    return [
      ...(DIRECTORY_KEY === undefined ? [] : ['DIRECTORY_KEY does nothing without LOGIN_MORE_DATABASE_URLS.']),
      ...(FULL_DATABASES === undefined ? [] : ['FULL_DATABASES does nothing without LOGIN_MORE_DATABASE_URLS.']),
    ]
  const all = [LOGIN_DATABASE_URL, ...more]
  const full = new Set(FULL_DATABASES)
  return [
    ...(isPostgresUrl(LOGIN_DATABASE_URL)
      ? []
      : ['LOGIN_MORE_DATABASE_URLS does nothing unless LOGIN_DATABASE_URL names PostgreSQL: that is the first one.']),
    ...(DIRECTORY_KEY === undefined
      ? [
          'DIRECTORY_KEY is missing, and LOGIN_MORE_DATABASE_URLS is set: names are kept in the first as hashes under it.',
        ]
      : []),
    ...(new Set(all.map(databaseOf)).size === all.length
      ? []
      : ['LOGIN_MORE_DATABASE_URLS can’t be used: a database stands there twice.']),
    ...[...full]
      .filter((number) => number >= all.length)
      .map((number) => `FULL_DATABASES names ${number}, and the last database is ${all.length - 1}.`),
    ...(full.size >= all.length ? ['FULL_DATABASES names all: none is left for new accounts.'] : []),
  ]
}

/** Which database an address leads to, whoever asks. */
function databaseOf(url: string): string {
  if (!URL.canParse(url)) return url
  const { host, pathname, searchParams } = new URL(url)
  return `${host.includes(':') ? host : `${host}:5432`}${pathname} ${searchParams.get('options') ?? ''}`
}
