import { RelyingPartyError } from './errors.ts'

/** What an option takes, and the words for it. */
export interface Rule {
  readonly takes: (given: unknown) => boolean
  /** Ends the sentence "… is …". */
  readonly is: string
}

export const isText = (given: unknown): given is string => typeof given === 'string' && given !== ''
export const isObject = (given: unknown): given is object => typeof given === 'object' && given !== null

export const made: Rule = { takes: (given) => typeof given === 'function', is: 'a function' }
export const flag: Rule = { takes: (given) => typeof given === 'boolean', is: 'true or false' }
export const address: Rule = {
  takes: (given) => isText(given) && URL.canParse(given),
  is: 'an address, such as https://api.example',
}

/**
 * Refuses options of another kind.
 * @throws RelyingPartyError that names the first
 */
export function check(options: object, rules: Readonly<Record<string, Rule>>): void {
  for (const [name, { is, takes }] of Object.entries(rules)) {
    const given: unknown = Reflect.get(options, name)
    // What isn't set is left out, for JavaScript.
    if (given !== undefined && !takes(given)) throw new RelyingPartyError('invalid-option', `${name} is ${is}.`)
  }
}
