import { accepts, checkOptions, optional, type OptionRules } from '@laissez-passer/core/options'
/** Why it couldn't be learnt whether a password was stolen elsewhere. */
export type BreachedPasswordsFailure = 'unreachable' | 'too-slow' | 'refused' | 'too-large' | 'nonsense'

/** Where stolen passwords are looked up, and what to do when that fails. */
export interface BreachedPasswordsOptions {
  /**
   * Base address of a range API, e.g. `https://api.pwnedpasswords.com`: `/range/<5 hex digits>` is asked
   * beneath it.
   */
  readonly url: string
  /**
   * How long to wait for the whole answer, in milliseconds. Default 1500: somebody looks at a form meanwhile.
   */
  readonly timeoutMs?: number
  /** Told when it couldn't be learnt; for a line in the log. */
  readonly onFailure?: (reason: BreachedPasswordsFailure) => void
  /** Default: the runtime's. */
  readonly fetch?: (request: Request) => Promise<Response>
}

/**
 * Padded answers have about a thousand lines of forty characters; all that is known has some two thousand.
 */
const mostBytes = 256 * 1024

const rules: OptionRules<BreachedPasswordsOptions> = {
  url: {
    takes: (given) => typeof given === 'string' && /^https?:$/.test(URL.parse(given)?.protocol ?? ''),
    accepted: 'the base address of a range API, such as https://api.pwnedpasswords.com',
  },
  timeoutMs: optional(accepts.over(0, 'milliseconds')),
  onFailure: optional(accepts.made),
  fetch: optional(accepts.made),
}

/**
 * Whether a password is among those stolen from other sites, by k-anonymity: the first five of the forty hex
 * digits of its SHA-1 leave this machine, the service answers with all that begin alike (padded, so that the
 * length of the answer tells nothing either), and the comparing is done here. Fails open: what can't be
 * learnt within the time isn't known to be stolen. No redirect is followed, and no more than 256 KB is read.
 *
 * @param options where to ask.
 * @returns a function for core's setting `isBreachedPassword`; it never rejects.
 * @see https://haveibeenpwned.com/API/v3#SearchingPwnedPasswordsByRange
 */
export function breachedPasswords(options: BreachedPasswordsOptions): (password: string) => Promise<boolean> {
  checkOptions('breachedPasswords', options, rules)
  const { url, timeoutMs = 1500, onFailure = () => {}, fetch = globalThis.fetch } = options
  const base = url.replace(/\/+$/, '')
  return async (password) => {
    const hash = await sha1(password)
    const answer = await ask(`${base}/range/${hash.slice(0, 5)}`, { timeoutMs, fetch })
    if (answer.ok) return holds(answer.text, hash.slice(5))
    onFailure(answer.reason)
    return false
  }
}

async function sha1(password: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-1', new TextEncoder().encode(password)))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase()
}

/** `<35 hex digits>:<how often>` a line; padding is there 0 times. */
function holds(text: string, suffix: string): boolean {
  return text.split('\n').some((line) => {
    const [rest = '', count = ''] = line.trim().split(':')
    return rest.toUpperCase() === suffix && Number(count) > 0
  })
}

type Answer =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: BreachedPasswordsFailure }

async function ask(
  address: string,
  { timeoutMs, fetch }: Required<Pick<BreachedPasswordsOptions, 'timeoutMs' | 'fetch'>>,
): Promise<Answer> {
  const signal = AbortSignal.timeout(timeoutMs)
  try {
    const headers = { 'Add-Padding': 'true', 'User-Agent': 'laissez-passer' }
    const response = await fetch(new Request(address, { headers, redirect: 'manual', signal }))
    if (response.status !== 200) {
      await response.body?.cancel()
      return { ok: false, reason: 'refused' }
    }
    const text = await read(response)
    if (text === null) return { ok: false, reason: 'too-large' }
    return /^[0-9a-f]{35}:\d/i.test(text) ? { ok: true, text } : { ok: false, reason: 'nonsense' }
  } catch {
    return { ok: false, reason: signal.aborted ? 'too-slow' : 'unreachable' }
  }
}

/** The body, or null when it is larger than any honest one. */
async function read(response: Response): Promise<string | null> {
  const decoder = new TextDecoder()
  let [text, bytes] = ['', 0]
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > mostBytes) return null
    text += decoder.decode(chunk, { stream: true })
  }
  return text
}
