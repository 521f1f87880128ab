import { fairQueue } from '@laissez-passer/runtime/node'
import { LaissezPasserError } from '@laissez-passer/core/errors'
import { notNow } from '@laissez-passer/server/workers'

/** How many requests that change something are worked on at a time. */
const atOnce = 64
/** How many may wait for their turn. */
const longestLine = 2000
/** For how many seconds the last in line waits: longer nobody looks at an empty page. */
const longestWait = 5
/** Whoever waits for others (a country, a password that is hashed) keeps nobody from beginning any longer. */
const placeMs = 2000

/**
 * Lets requests that change something in by turns of the networks that they come from. In a flood the process
 * has more to do than it can: without turns whoever comes waits behind all that came before. When too many
 * wait, the last of the fullest network is asked to come again, by an answer that costs nearly nothing.
 *
 * @param options `from`: the address that a request comes from; `answer`: answers who is let in;
 * `remembered`: the cookie that has the person's language
 */
export function gate<Env>({
  answer,
  from,
  remembered,
}: {
  readonly answer: (request: Request, env: Env) => Response | Promise<Response>
  readonly from: (request: Request, env: Env) => string
  readonly remembered: string
}): (request: Request, env: Env) => Promise<Response> {
  const queue = fairQueue(atOnce, { longest: longestLine, patience: longestWait, leaves: true })
  return async (request, env) => {
    // What only shows something is quick.
    if (request.method === 'GET' || request.method === 'HEAD') return answer(request, env)
    try {
      // Whoever's answer is late waits for it by themselves.
      const { answered } = await queue(
        async () => {
          const answered = Promise.resolve(answer(request, env))
          await Promise.race([answered.then(nothing, nothing), pause(placeMs)])
          return { answered }
        },
        { from: from(request, env) },
      )
      return await answered
    } catch (error) {
      if (error instanceof LaissezPasserError && error.code === 'busy') return notNow(request, { remembered })
      throw error
    }
  }
}

const nothing = (): void => {}

/** Keeps no process from ending. */
function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref()
  })
}
