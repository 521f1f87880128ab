import { nearestName } from '@laissez-passer/password/typed'
import { parseAddress } from './network.ts'

/** Why a text is no origin that a server of ours can have, as the end of "it …". */
export type OriginFault = 'is not an address' | 'holds more than an origin' | 'is plain http on another machine'

/**
 * Reads an origin: `https://host[:port]`, or `http://` on this machine alone: elsewhere browsers give plain
 * http neither WebCrypto nor Secure cookies.
 *
 * @param text a slash at its end is dropped
 */
export function readOrigin(
  text: string,
): { readonly ok: true; readonly origin: string } | { readonly ok: false; readonly fault: OriginFault } {
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol)) return { ok: false, fault: 'is not an address' }
  if (url.pathname !== '/' || url.search || url.hash || url.username || url.password)
    return { ok: false, fault: 'holds more than an origin' }
  if (url.protocol === 'http:' && !isLoopback(url.origin))
    return { ok: false, fault: 'is plain http on another machine' }
  return { ok: true, origin: url.origin }
}

/** Whether an origin can only be reached from this machine. */
export function isLoopback(origin: string): boolean {
  const { hostname } = new URL(origin)
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(\.\d+){3}$/.test(hostname)
  )
}

/** Ends the sentence "Accepted: …" of `LISTEN_ADDRESS`. */
export const listenAddressAccepted =
  'an IP address of this machine, 127.0.0.1 behind a proxy that runs on it; unset, 127.0.0.1 where the origin is on this machine, else every interface'

/**
 * Where a server listens: by default on this machine alone while its origin is there, else on every
 * interface. Behind a proxy on the same machine nobody else needs to reach it.
 *
 * @param given an IP address; undefined or empty: the default
 * @param origin the server's own
 * @returns the address, undefined for every interface; or why it can't be used, as the end of "it …"
 */
export function listenAddress(
  given: string | undefined,
  origin: string,
): { readonly ok: true; readonly hostname: string | undefined } | { readonly ok: false; readonly fault: string } {
  if (!given) return { ok: true, hostname: isLoopback(origin) ? '127.0.0.1' : undefined }
  const bits = parseAddress(given)
  if (bits === null || given.includes('%')) return { ok: false, fault: 'is no IP address' }
  // ::1, and 127.0.0.0/8 in ::ffff:0:0/96.
  const here = bits === 1n || bits >> 24n === 0xffff7fn
  if (isLoopback(origin) && !here)
    return { ok: false, fault: `would let others in, and ${origin} is of this machine alone` }
  return { ok: true, hostname: given }
}

/** Whether a text is the address of a PostgreSQL database, on one host. */
export function isPostgresUrl(text: string): boolean {
  const url = URL.parse(text)
  if (url === null || !/^postgres(?:ql)?:$/.test(url.protocol)) return false
  const given = Object.fromEntries(url.searchParams)
  const port = given['port'] || '5432'
  // The library takes both of the query where they stand there.
  const hosts = [decoded(url.hostname), given['host'] || 'localhost']
  return hosts.every((host) => /^[^,\0]+$/.test(host)) && /^\d{1,5}$/.test(port) && Number(port) < 65_536
}

/** Several hosts may stand there with their commas escaped; null bytes and broken escapes are none. */
function decoded(host: string): string {
  try {
    return decodeURIComponent(host)
  } catch {
    return ''
  }
}

/** The port that a server at this origin listens on unless told otherwise. */
export function portOf(origin: string): number {
  const { port, protocol } = new URL(origin)
  return Number(port) || (protocol === 'https:' ? 443 : 80)
}

/**
 * The settings without blank space around their values, as files of an environment bring it. One that holds
 * nothing else is left as it is, and no kind of setting takes it.
 */
export function trimmed(
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, value?.trim() || value]))
}

/**
 * Reads a whole number as people write it, without a sign and without zeros before it, which are of an octal
 * number or a mistake; null where the text is none or is out of bounds.
 */
export function readWhole(text: string, { from, to }: { readonly from: number; readonly to: number }): number | null {
  const number = /^(0|[1-9]\d{0,8})$/.test(text) ? Number(text) : Number.NaN
  return number >= from && number <= to ? number : null
}

/** Whether a text is a path as a server reads it: `~` and quotation marks are of a shell alone. */
export function isPath(text: string): boolean {
  return text.trim() !== '' && !/^(~(\/|$)|["'])|\0/.test(text)
}

/** Whether a text is an address to write to, and nothing that a `mailto:` link would read as more. */
export function isMailAddress(text: string): boolean {
  const [, host = ''] = /^[^\s<>@?&%,;:"()[\]\\]{1,64}@([^\s<>@?&%,;:"()[\]\\/]{1,255})$/.exec(text) ?? []
  return host.split('.').every((label) => label !== '')
}

/** Whether a text is who a mail is from: an address, or a name with one in `<…>`. */
export function isSender(text: string): boolean {
  const [, name = '', address = text] = /^([^<>\r\n]*)<([^<>]*)>$/.exec(text) ?? []
  // An address of a server may hold its password.
  return /^[^\s<>@]+@([^\s<>@.]+\.)*[^\s<>@.]+$/.test(address) && !/\p{C}|:\/\//u.test(name + address)
}

/** Ends the sentence "Accepted: …" of a secret. */
export const secretAccepted = '32 random characters or more'

/** Whether a text is long enough to be a secret. */
export function isSecret(text: string): boolean {
  return text.length >= 32
}

/** Whether a secret is the same few characters again and again, which others could guess. */
export function isSimple(secret: string): boolean {
  return new Set(secret).size < 8
}

/** Whether keys, separated by commas and newest first, are long enough and different. */
export function areKeys(text: string): boolean {
  const keys = text.split(',').map((key) => key.trim())
  return keys.every(isSecret) && new Set(keys).size === keys.length
}

/** Reads a TCP port; null where the text is none. */
export function readPort(text: string): number | null {
  return readWhole(text, { from: 1, to: 65_535 })
}

/** Connections to a database that one process may have. */
export const mostConnections = 1000

/** Reads how many connections a process may have; null where the text is no such number. */
export function readConnections(text: string): number | null {
  return readWhole(text, { from: 1, to: mostConnections })
}

/** The longest that a process still answers when it was told to stop, in seconds. */
const longestDrain = 300

/** Ends the sentence "Accepted: …" about DRAIN_SECONDS. */
export const drainAccepted: string = `a whole number of seconds from 0 to ${longestDrain}`

/**
 * Reads for how long a process still answers when it was told to stop, in seconds. Unset: five behind a load
 * balancer, which sees within that time that it goes; none on this machine, where nobody asks.
 *
 * @returns null where the text is no such number
 */
export function readDrain(text: string | undefined, origin: string): number | null {
  if (text === undefined || text === '') return isLoopback(origin) ? 0 : 5
  return readWhole(text, { from: 0, to: longestDrain })
}

/** Reads a list, separated by commas; empty items are left out. */
export function readList(text: string): readonly string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean)
}

/**
 * A setting as the line that refuses it tells it: with its value, on one line, 80 signs at most; by its name
 * alone where the value may have a password in an address.
 */
export function toldSetting(name: string, value: string): string {
  const mayHaveSecret = /[a-z][a-z\d+.-]*:.*@/is.test(value)
  return mayHaveSecret ? name : `${name}=${value.replace(/[\p{C}\s]+/gu, ' ').slice(0, 80)}`
}

/** What is wrong with one setting, in a line for the operator; caught by {@link readAll}. */
export class SettingFault extends Error {}

/**
 * Reads several settings, each by itself, so that all that is wrong is told at once: whoever starts a server
 * mends it in one go.
 *
 * @param readers by the settings' names; one throws a `SettingFault` where its setting can't be used
 * @returns what each gave, or a line for each fault, in order, every line once
 */
export function readAll<Readers extends Readonly<Record<string, () => unknown>>>(
  readers: Readers,
):
  | { readonly ok: true; readonly values: { readonly [Name in keyof Readers]: ReturnType<Readers[Name]> } }
  | { readonly ok: false; readonly line: string } {
  const values: Record<string, unknown> = {}
  const lines = new Set<string>()
  for (const [name, read] of Object.entries(readers))
    try {
      values[name] = read()
    } catch (error) {
      if (!(error instanceof SettingFault)) throw error
      lines.add(error.message)
    }
  return lines.size === 0
    ? { ok: true, values: values as { readonly [Name in keyof Readers]: ReturnType<Readers[Name]> } }
    : { ok: false, line: [...lines].join('\n') }
}

/**
 * Lines that say nothing of these settings: what depends on one that can't be used is judged once that is
 * mended.
 *
 * @param lines about settings, each with the names that it judges by
 * @param names of those that can't be used
 */
export function aboutOthers(lines: readonly string[], names: Iterable<string>): readonly string[] {
  const unusable = new Set(names)
  return lines.filter((line) => !(line.match(/[A-Z][A-Z\d_]+/g) ?? []).some((name) => unusable.has(name)))
}

/**
 * What an environment has that is hardly another program's: a name that is a slip or two away from a setting
 * which isn't set, and would do nothing without a word.
 *
 * @param environment e.g. `process.env`
 * @param names of all settings
 * @returns a line for each, without its value
 */
export function nearSettings(
  environment: Readonly<Record<string, string | undefined>>,
  names: Iterable<string>,
): readonly string[] {
  const known = new Set(names)
  const unset = [...known].filter((name) => !environment[name])
  return Object.keys(environment)
    .filter((name) => environment[name] && !known.has(name) && /^[A-Z][A-Z\d_]*$/.test(name))
    .flatMap((name) => {
      // A start compares a whole environment: few slips are in the first letter.
      const alike = unset.filter((other) => other[0] === name[0])
      // Short names are near to many others.
      const meant = nearestName(name, alike, { most: name.length < 10 ? 1 : 2 })
      return meant === null ? [] : [`${name} isn’t a setting, and does nothing. Did you mean ${meant}?`]
    })
}
