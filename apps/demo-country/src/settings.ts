/** Where Demoland is, and who asks it. */
export interface Settings {
  readonly origin: string
  readonly port: number
  /** EU Login's. */
  readonly loginOrigin: string
  /** What EU Login's addresses start with. */
  readonly loginBase: string
  /** Where its signing key is kept. */
  readonly dataDir: string
}

const loopback = ['localhost', '127.0.0.1', '[::1]']

/**
 * Reads the settings.
 * @returns a line for the operator for each that can't be right. A country that checks nobody runs on one's
 * own machine only.
 */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
): { readonly ok: true; readonly settings: Settings } | { readonly ok: false; readonly line: string } {
  const origin = env.DEMO_COUNTRY_ORIGIN || 'http://localhost:4003'
  const loginOrigin = env.LOGIN_ORIGIN || 'http://localhost:4000'
  const loginBase = env.LOGIN_BASE || '/cas'
  const url = URL.parse(origin)
  const port = readPort(env.DEMO_COUNTRY_PORT || url?.port || '80')
  const faults: string[] = []
  if (url?.origin !== origin || !loopback.includes(url.hostname))
    faults.push(
      `${told('DEMO_COUNTRY_ORIGIN', origin)} can’t be used: it checks nobody, so it must not be reached by others. Accepted: an origin on this machine, such as http://localhost:4003.`,
    )
  if (port === null)
    faults.push(`${told('DEMO_COUNTRY_PORT', env.DEMO_COUNTRY_PORT ?? '')} can’t be used. Accepted: 1 to 65535.`)
  if (URL.parse(loginOrigin)?.origin !== loginOrigin)
    faults.push(
      `${told('LOGIN_ORIGIN', loginOrigin)} can’t be used: it is no origin. Accepted: such as http://localhost:4000.`,
    )
  if (!/^(\/[a-z0-9]+(-[a-z0-9]+)*)+$/.test(loginBase))
    faults.push(`${told('LOGIN_BASE', loginBase)} can’t be used. Accepted: a path such as /cas.`)
  if (port === null || faults.length > 0) return { ok: false, line: faults.join('\n') }
  return { ok: true, settings: { origin, port, loginOrigin, loginBase, dataDir: env.DATA_DIR || './data' } }
}

/** Without a sign, and without zeros before it; null where the text is no port. */
function readPort(text: string): number | null {
  const port = /^[1-9]\d{0,4}$/.test(text) ? Number(text) : 0
  return port >= 1 && port <= 65_535 ? port : null
}

/** A setting for a line of the log: without a value that may hold a password, and on one line. */
function told(name: string, value: string): string {
  if (/[a-z][a-z\d+.-]*:.*@/is.test(value)) return name
  return `${name}=${value.replace(/[\p{C}\s]+/gu, ' ').slice(0, 80)}`
}
