/** A D1 database as the command reaches it, through wrangler. */
export interface D1Place {
  /** Its binding in wrangler's configuration. */
  readonly binding: string
  /** Path of wrangler's configuration. */
  readonly config: string
  /** One of the configuration's environments. */
  readonly environment: string | null
  /** The folder of a local database, as `wrangler dev --persist-to` has it; null: wrangler's own. */
  readonly persistTo: string | null
}

const known = ['config', 'env', 'persist-to']

/**
 * Reads the address of a D1 database.
 *
 * @param text `d1://DB`, and after a `?`, separated by `&`: `config=` where wrangler's configuration is
 * (default: `wrangler.jsonc`), `env=production`, `persist-to=folder`
 * @returns null when it is none
 */
export function readD1Url(text: string): D1Place | null {
  const url = URL.parse(text)
  if (url?.protocol !== 'd1:' || !/^[A-Za-z_]\w*$/.test(url.hostname)) return null
  if (url.pathname.length > 1 || url.hash !== '' || url.username !== '' || url.port !== '') return null
  if ([...url.searchParams].some(([name, value]) => !known.includes(name) || value === '')) return null
  return {
    binding: url.hostname,
    config: url.searchParams.get('config') ?? 'wrangler.jsonc',
    environment: url.searchParams.get('env'),
    persistTo: url.searchParams.get('persist-to'),
  }
}
