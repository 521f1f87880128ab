import { LaissezPasserError } from '../errors.ts'
import { nearestName } from '../typed/index.ts'

/** What an option takes, and the words for it. */
export interface OptionRule {
  readonly takes: (given: unknown) => boolean
  /** Ends the sentence "… must be …". */
  readonly accepted: string
  /** It may be left out. */
  readonly optional?: boolean
  /**
   * Repeats what was given, where that can be no secret; null: its kind is told alone. Default: always null.
   */
  readonly told?: (given: unknown) => string | null
}

/** A rule for each option there is: one without doesn't compile. */
export type OptionRules<Options extends object> = { readonly [Name in keyof Options]-?: OptionRule }

const isObject = (given: unknown): given is object => typeof given === 'object' && given !== null
const isText = (given: unknown): given is string => typeof given === 'string' && given.trim() !== ''
const toldNumber = (given: unknown): string | null => (typeof given === 'number' ? String(given) : null)

/** Rules that many options have. */
export const accepts = {
  text: (accepted: string): OptionRule => ({ takes: isText, accepted }),
  flag: { takes: (given) => typeof given === 'boolean', accepted: 'true or false' },
  made: { takes: (given) => typeof given === 'function', accepted: 'a function' },
  whole: (least: number, of: string): OptionRule => ({
    takes: (given) => Number.isSafeInteger(given) && Number(given) >= least,
    accepted: `a whole number of ${of}, ${least} or more`,
    told: toldNumber,
  }),
  over: (least: number, of: string): OptionRule => ({
    takes: (given) => typeof given === 'number' && given > least && given < Infinity,
    accepted: `a number of ${of} above ${least}`,
    told: toldNumber,
  }),
  least: (least: number, of: string): OptionRule => ({
    takes: (given) => typeof given === 'number' && given >= least && given < Infinity,
    accepted: `a number of ${of}, ${least} or more`,
    told: toldNumber,
  }),
  oneOf: (...names: readonly string[]): OptionRule => ({
    takes: (given) => names.some((name) => name === given),
    accepted: names.length === 1 ? String(names[0]) : `one of ${names.join(', ')}`,
  }),
  /** An object with these operations, such as a port that was made. */
  having: (accepted: string, ...operations: readonly string[]): OptionRule => ({
    takes: (given) => isObject(given) && operations.every((name) => typeof Reflect.get(given, name) === 'function'),
    accepted,
  }),
  list: (rule: OptionRule): OptionRule => ({
    takes: (given) => Array.isArray(given) && Array.from(given, rule.takes).every(Boolean),
    accepted: `a list, each of it ${rule.accepted}`,
    told: (given) => toldItem(given, rule),
  }),
  /** `https:`, or `http:` on this machine alone; no name and password in it. */
  origin: {
    takes: isOrigin,
    accepted: 'an origin such as https://id.example.eu, or http on this machine',
    told: toldAddress,
  },
} as const satisfies Readonly<Record<string, OptionRule | ((...given: never[]) => OptionRule)>>

/** The same rule, for an option that may be left out. */
export function optional(rule: OptionRule): OptionRule {
  return { ...rule, optional: true }
}

/**
 * Refuses invalid options, all of them at once: names that mean nothing, inherited ones too, what must
 * be there and isn't, values of another kind. What was given is repeated where its rule says that it can be
 * no secret.
 *
 * @param of whose options they are, such as `createDevice`.
 * @param given what a program without types may have given.
 * @param rules a rule for each name.
 * @throws LaissezPasserError `invalid-settings` with a line for each fault: which option, what is accepted.
 */
export function checkOptions<Options extends object>(of: string, given: Options, rules: OptionRules<Options>): void {
  if (!isObject(given) || Array.isArray(given)) throw refused([`${of} takes an object of options, not ${shown(given)}`])
  const faults = optionFaults(`${of}: `, given, rules)
  if (faults.length > 0) throw refused(faults)
}

/**
 * Refuses what isn’t taken in place of an argument that has no name, such as a path or a database.
 *
 * @param of what is called, such as `sqlite`.
 * @param rule what it takes.
 * @throws LaissezPasserError `invalid-settings` that says what is accepted.
 */
export function checkArgument(of: string, given: unknown, { accepted, takes, told }: OptionRule): void {
  if (!takes(given)) throw refused([`${of} takes ${accepted}, not ${told?.(given) ?? shown(given)}`])
}

/**
 * Refuses options that are right each by itself and not beside each other, all of them at once.
 *
 * @param of whose options they are.
 * @param judged true, or what is wrong, for each thing that must hold.
 * @throws LaissezPasserError `invalid-settings` with a line for each fault.
 */
export function checkTogether(of: string, judged: readonly (true | string)[]): void {
  const faults = judged.flatMap((fault) => (fault === true ? [] : [`${of}: ${fault}`]))
  if (faults.length > 0) throw refused(faults)
}

/**
 * What {@link checkOptions} refuses, for whoever has more to say.
 *
 * @param before what each fault begins with, such as `createDevice: `.
 */
export function optionFaults<Options extends object>(
  before: string,
  given: Options,
  rules: OptionRules<Options>,
): readonly string[] {
  const names = Object.keys(rules)
  const unknown = namesIn(given)
    .filter((name) => !names.includes(name))
    .map((name) => {
      const meant = nearestName(name, names)
      return `${before}${name} isn’t an option${meant === null ? `; there are ${names.join(', ')}` : `: did you mean ${meant}?`}`
    })
  const wrong = Object.entries<OptionRule>(rules).flatMap(([name, { accepted, optional: mayLack, takes, told }]) => {
    const value: unknown = Reflect.get(given, name)
    if (value === undefined) return mayLack ? [] : [`${before}${name} is missing; it must be ${accepted}`]
    return takes(value) ? [] : [`${before}${name} must be ${accepted}, not ${told?.(value) ?? shown(value)}`]
  })
  return [...unknown, ...wrong]
}

/** Every name in an object that somebody gave on purpose: its own, those it inherits, and symbols. */
export function namesIn(given: object): readonly string[] {
  const names: string[] = []
  for (const name in given) names.push(name)
  return [...names, ...Object.getOwnPropertySymbols(given).map(String)]
}

function refused(faults: readonly string[]): LaissezPasserError {
  return new LaissezPasserError('invalid-settings', faults.join('\n'))
}

/** Which of a list isn't taken; null: it is no list. */
function toldItem(given: unknown, { takes, told }: OptionRule): string | null {
  if (!Array.isArray(given)) return null
  const items: readonly unknown[] = Array.from(given)
  const at = items.findIndex((item) => !takes(item))
  if (at === -1) return null
  return `that list, whose [${at}] is ${told?.(items[at]) ?? shown(items[at])}`
}

function shown(value: unknown): string {
  if (typeof value === 'string') return value === '' ? 'an empty text' : 'that text'
  if (typeof value === 'function') return 'a function'
  if (Array.isArray(value)) return 'that list'
  if (typeof value === 'number' || typeof value === 'bigint') return 'that number'
  if (typeof value === 'symbol') return 'a symbol'
  return isObject(value) ? 'that object' : String(value)
}

/**
 * An address but for what may be secret in it: a name and a password, a path, what follows. Null where it
 * can't be told which is which: a password may have a slash in it, or an @.
 */
function toldAddress(given: unknown): string | null {
  if (typeof given !== 'string' || given.length > 200) return null
  if (/^(?:[a-z\d-]+\.)+[a-z]+(?::\d+)?$|^localhost:\d+$/.test(given)) return given
  const [, scheme, secret = '', host, rest = ''] =
    /^(https?:\/\/)([^/\\?#@]*@)?((?:[\p{L}\p{N}._-]+|\[[\da-f:.]+\])(?::\d+)?)([/\\?#\s\p{C}][^@]*)?$/iu.exec(given) ??
    []
  if (scheme === undefined) return null
  return `${scheme}${secret && '…@'}${host}${rest === '' || rest === '/' ? rest : '/…'}`
}

function isOrigin(given: unknown): boolean {
  const url = typeof given === 'string' ? URL.parse(given) : null
  if (url === null || url.origin !== given) return false
  return (
    url.protocol === 'https:' ||
    (url.protocol === 'http:' && /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname))
  )
}
