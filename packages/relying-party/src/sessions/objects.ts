import { RelyingPartyError } from '../errors.ts'
import { isObject, type Rule } from '../kinds.ts'
import type { RelyingPartySessions, SignedIn, Which } from './port.ts'
import type { SessionQuestion } from './session-object.ts'

/** A binding of Durable Objects of the class `SessionObject`. */
export interface SessionNamespace {
  idFromName(name: string): unknown
  get(id: never): {
    fetch(address: string, options: { readonly method: string; readonly body: string }): Promise<Response>
  }
  /** Objects of one jurisdiction; not on one's own machine. */
  jurisdiction?(name: string): SessionNamespace
}

export const namespace: Rule = {
  takes: (given) =>
    isObject(given) && ['idFromName', 'get'].every((name) => typeof Reflect.get(given, name) === 'function'),
  is: 'a binding of Durable Objects, such as env.SESSIONS',
}

const address = 'https://session.invalid/'
/** How long an object may take, in milliseconds. */
const patience = 5000

/**
 * Sessions that are checked in Durable Objects, one each, without a query to the database. The database has a
 * row for each, by which the provider's ends find them, and everything that isn't a session.
 *
 * An object is written before its row and ended before it, and the cookie leaves once both are there:
 * whatever fails in between, nobody stays signed in whom the provider couldn't end.
 *
 * @param namespace - the binding
 * @param options - `rows`: the database's; `idsOf`: the rows that are meant, by their `idHash`
 */
export function objectSessions(
  namespace: SessionNamespace,
  {
    idsOf,
    rows,
  }: { readonly rows: RelyingPartySessions; readonly idsOf: (which: Which) => Promise<readonly string[]> },
): RelyingPartySessions {
  const ask = <Answer>(idHash: string, question: SessionQuestion): Promise<Answer> =>
    askObject(namespace, { idHash, question })

  const end = async (idHash: string): Promise<SignedIn | null> => {
    const ended = await ask<SignedIn | null>(idHash, { do: 'end' })
    // It goes also where the object ended before, and the database didn't hear of it: whose it was is in it.
    const row = await rows.end(idHash)
    // One whose row was swept is over, though its object hasn't heard yet.
    return row === null ? null : ended
  }
  return {
    remember: (pending) => rows.remember(pending),
    take: (keyHash, options) => rows.take(keyHash, options),
    recall: (keyHash, options) => rows.recall(keyHash, options),
    sweep: (options) => rows.sweep(options),
    async open(session) {
      await ask(session.idHash, { do: 'open', session })
      await rows.open({ ...session, sealed: '' })
    },
    find: (idHash, { now }) => ask(idHash, { do: 'find', now }),
    end,
    async endAll(which) {
      const ended = await Promise.all((await idsOf(which)).map(end))
      return ended.filter((one) => one !== null).length
    },
    lease: (idHash, { now, until }) => ask(idHash, { do: 'lease', now, until }),
    renew: (idHash, { from, sealed }) => ask(idHash, { do: 'renew', from, sealed }),
  }
}

/**
 * @throws RelyingPartyError `sessions-unavailable` when it doesn't answer: what was asked may have been done
 */
async function askObject<Answer>(
  namespace: SessionNamespace,
  { idHash, question }: { readonly idHash: string; readonly question: SessionQuestion },
): Promise<Answer> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`It took more than ${patience} ms`)), patience)
  })
  const asked = async (): Promise<Answer> => {
    const object = namespace.get(namespace.idFromName(idHash) as never)
    const answer = await object.fetch(address, { method: 'POST', body: JSON.stringify(question) })
    if (!answer.ok) throw new Error(`It answered ${answer.status}`)
    return answer.json()
  }
  try {
    const mayRepeat = (error: unknown): boolean => question.do === 'find' && isRetryable(error)
    const answer = asked().catch((error: unknown) => (mayRepeat(error) ? asked() : Promise.reject(error)))
    return await Promise.race([answer, tooLong])
  } catch (cause) {
    throw new RelyingPartyError('sessions-unavailable', 'A session’s Durable Object doesn’t answer.', { cause })
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Whether it was reset, as at each deployment, rather than having more to do than it can.
 *
 * @see https://developers.cloudflare.com/durable-objects/best-practices/error-handling/
 */
function isRetryable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return 'retryable' in error && error.retryable === true && !('overloaded' in error && error.overloaded === true)
}
