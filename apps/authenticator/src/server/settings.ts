/** What the server is told by its environment. */
export interface Settings {
  /** The app's own origin. */
  readonly origin: string
  /** Port to listen on. */
  readonly port: number
  /** Address to listen on: this machine only while the origin is, else every interface. */
  readonly hostname: string | undefined
  /** The only identity provider that the app trusts. */
  readonly issuer: string
}

/** The settings, or one line that says which is wrong, why, and what is accepted. */
export type SettingsResult =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly message: string }

/**
 * Reads the settings; what is absent has a default, what is wrong is told.
 *
 * @param env variables by name, for instance `process.env`
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): SettingsResult {
  const origin = readOrigin('AUTHENTICATOR_ORIGIN', env.AUTHENTICATOR_ORIGIN || 'http://localhost:4002')
  if (!origin.ok) return origin
  const issuer = readOrigin('LOGIN_ORIGIN', env.LOGIN_ORIGIN || 'http://localhost:4000')
  if (!issuer.ok) return issuer
  const own = new URL(origin.value)
  const given = env.AUTHENTICATOR_PORT || own.port || (own.protocol === 'https:' ? '443' : '80')
  const port = Number(given)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    return {
      ok: false,
      message: `AUTHENTICATOR_PORT is ${JSON.stringify(given)}, which is not a port: give a whole number from 1 to 65535.`,
    }
  }
  return {
    ok: true,
    settings: {
      origin: origin.value,
      port,
      hostname: isLoopback(own.hostname) ? '127.0.0.1' : undefined,
      issuer: issuer.value,
    },
  }
}

type OriginResult = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly message: string }

function readOrigin(name: string, given: string): OriginResult {
  const wrong = (why: string): OriginResult => ({
    ok: false,
    message: `${name} is ${JSON.stringify(given)}, which ${why}: give scheme, host and port only, such as https://id.example.eu or http://localhost:4000.`,
  })
  if (!URL.canParse(given)) return wrong('is not an address')
  const url = new URL(given)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return wrong('is neither http nor https')
  if (given.replace(/\/$/, '') !== url.origin) return wrong('holds more than an origin')
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    return wrong('is plain http on a host that is not this machine, where browsers keep no keys')
  return { ok: true, value: url.origin }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(\.\d+){3}$/.test(host)
}
