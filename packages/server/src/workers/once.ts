import { accepts, checkArgument, checkOptions, optional, type OptionRules } from '@laissez-passer/password/options'

/** What an isolate needs wasn't made in time: whoever asks again begins anew. */
export class NotMade extends Error {
  override readonly name = 'NotMade'
}

/** How long a request waits. */
export interface OnceOptions {
  /** In seconds; default 20. */
  readonly patience?: number
}

const rules: OptionRules<OnceOptions> = { patience: optional(accepts.over(0, 'seconds')) }

/**
 * Has something made once in an isolate of Cloudflare Workers, by whichever request needs it first; all
 * others share it. What failed, or whose request ended before it was made, is forgotten: the next request
 * begins anew.
 *
 * @param make - may ask other services; what they answer settles only while the request that asked goes on,
 * so that requests are to be served by `toTheEnd`
 * @returns a function that gives what was made; it rejects with what `make` failed with, or with
 * {@link NotMade}
 * @throws LaissezPasserError `invalid-settings` where `make` is no function, or an option is invalid
 */
export function onceAnIsolate<Env, Made>(
  make: (env: Env) => Promise<Made>,
  options: OnceOptions = {},
): (env: Env) => Promise<Made> {
  checkArgument('onceAnIsolate', make, accepts.made)
  checkOptions('onceAnIsolate', options, rules)
  const { patience = 20 } = options
  let made: { readonly value: Made } | null = null
  let making: Promise<Made> | null = null

  return async (env) => {
    // No promise of another request's where there is no need.
    if (made) return made.value
    const mine = (making ??= make(env))
    let timer: ReturnType<typeof setTimeout> | undefined
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new NotMade(`It took more than ${patience} seconds`)), patience * 1000)
    })
    try {
      const value = await Promise.race([mine, tooLong])
      made = { value }
      return value
    } catch (error) {
      if (making === mine) making = null
      throw error
    } finally {
      clearTimeout(timer)
    }
  }
}
