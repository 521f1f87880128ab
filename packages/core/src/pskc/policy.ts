import type { Seconds } from '../ports/index.ts'
import { child, children, type Element } from '../xml/index.ts'

const namespace = 'urn:ietf:params:xml:ns:keyprov:pskc'

/** From when until when a key may be used, both included; null: no such limit. */
export interface Validity {
  readonly validFrom: Seconds | null
  readonly validUntil: Seconds | null
}

/** Why a key's policy keeps it from signing anybody in. */
export type PolicyProblem =
  /** Something in it that isn't known here: then the key may not be used. */
  | 'policy-unknown'
  /** It is for something else than one-time codes, or answers to challenges. */
  | 'usage-unsupported'
  /** Its PIN would have to be typed with the code, or goes into it. */
  | 'pin-unsupported'
  /** It may be used so many times only. */
  | 'transactions-limited'

/** What a key has to be for. */
const usages = { hotp: 'OTP', totp: 'OTP', ocra: 'CR' } as const
const pinAttributes = ['PINKeyId', 'PINUsageMode', 'MaxFailedAttempts', 'MinLength', 'MaxLength', 'PINEncoding']

/**
 * What a key's policy says. What isn't understood here forbids the key, as the specification has it.
 * @param device `KeyPackage`: the device may have an end of its own; `key`: its `Key`.
 * @see https://www.rfc-editor.org/rfc/rfc6030#section-5
 */
export function readPolicy({
  algorithm,
  device,
  key,
}: {
  readonly algorithm: keyof typeof usages
  readonly device: Element
  readonly key: Element
}): Validity | PolicyProblem {
  const rules = children(key, 'Policy').flatMap((policy) => policy.children)
  const named = (name: string): readonly Element[] => rules.filter((rule) => rule.name === name)
  const known = ['StartDate', 'ExpiryDate', 'PINPolicy', 'KeyUsage', 'NumberOfTransactions']
  // An element of somebody else's namespace isn't the one of that name.
  if (rules.some((rule) => !known.includes(rule.name) || !isOurs(rule, key))) return 'policy-unknown'
  if (named('NumberOfTransactions').length > 0) return 'transactions-limited'
  const used = named('KeyUsage').map(({ text }) => text)
  if (used.length > 0 && !used.includes(usages[algorithm])) return 'usage-unsupported'
  for (const pin of named('PINPolicy')) {
    const strange = Object.keys(pin.attributes).some((name) => !pinAttributes.includes(name))
    if (strange || pin.children.length > 0) return 'policy-unknown'
    // Checked by the device before it shows anything: all the others are ours to check.
    if (pin.attributes.PINUsageMode !== 'Local') return 'pin-unsupported'
  }
  const info = child(device, 'DeviceInfo')
  const starts = [...named('StartDate'), ...children(info, 'StartDate')].map(({ text }) => moment(text))
  const ends = [...named('ExpiryDate'), ...children(info, 'ExpiryDate')].map(({ text }) => moment(text))
  if ([...starts, ...ends].some(Number.isNaN)) return 'policy-unknown'
  return {
    validFrom: starts.length > 0 ? Math.max(...starts) : null,
    validUntil: ends.length > 0 ? Math.min(...ends) : null,
  }
}

function isOurs({ attributes, prefix }: Element, key: Element): boolean {
  return prefix === key.prefix && (attributes.xmlns ?? namespace) === namespace
}

/** An `xs:dateTime`, in UTC where it names no zone; NaN when it is none. */
function moment(text: string): Seconds {
  const [, day = '', fraction = '', zone = ''] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)?$/.exec(text) ?? []
  return Math.floor(Date.parse(`${day}${fraction}${zone || 'Z'}`) / 1000)
}
