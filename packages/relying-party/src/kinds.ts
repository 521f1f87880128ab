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
 * Refuses what is no object, as where a variable isn’t set: of it no option can be read.
 * @throws RelyingPartyError that says whose options they are
 */
export function mustBeOptions(of: string, given: unknown): asserts given is object {
  if (!isObject(given) || Array.isArray(given))
    throw new RelyingPartyError('invalid-option', `${of} takes an object of options.`)
}

/**
 * Refuses what doesn’t have these operations.
 * @throws RelyingPartyError that says what is taken
 */
export function mustHave(given: unknown, operations: readonly string[], is: string): void {
  if (!isObject(given) || operations.some((name) => typeof Reflect.get(given, name) !== 'function'))
    throw new RelyingPartyError('invalid-option', is)
}

/** Whether headers are those of a web-standard request, not of Node's. */
export function isWebStandard(request: unknown): boolean {
  const headers: unknown = isObject(request) ? Reflect.get(request, 'headers') : null
  return isObject(headers) && typeof Reflect.get(headers, 'get') === 'function'
}

/**
 * Refuses what is no web-standard request: that of Node, Express or Fastify, or Hono's context.
 * @throws RelyingPartyError that says how one is made of them
 */
export function mustBeRequest(given: unknown): void {
  if (!isWebStandard(given))
    throw new RelyingPartyError(
      'invalid-option',
      'This takes a web-standard Request: of Node’s, await toRequest(req, auth) from @laissez-passer/relying-party/node; of Hono’s, c.req.raw.',
    )
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
