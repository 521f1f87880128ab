import type { Seconds, Session } from '@laissez-passer/core/ports'
import { base64url } from 'jose'
import * as z from 'zod'
import { sameSecret, sha256 } from '../encoding.ts'
import type { OidcContext } from '../provider.ts'

/**
 * Our own parameter on the way back from a page of ours: what was seen to there. What it says stands in for
 * the request's own `prompt`, which would ask for ever.
 */
const name = 'way_back'

/** Who was asked without being signed in. */
const nobody = '-'

const mark = z.object({
  after: z.number().nullable(),
  asked: z.string().nullable(),
  begun: z.boolean(),
  left: z.array(z.string()),
  consent: z.object({ by: z.string(), answer: z.enum(['allowed', 'denied']) }).nullable(),
})

/** What this provider noted when it sent a person to a page of its own. */
export interface Mark {
  /** How young the sign-in must be; null: as the request says. */
  readonly after: Seconds | null
  /** Which session was asked who comes, since somebody else was named; null: nobody was asked. */
  readonly asked: string | null
  /** The request came in one piece, and in time: it may be over meanwhile. */
  readonly begun: boolean
  /** What of the request's `prompt` is still to be seen to. */
  readonly left: readonly string[]
  /** What was answered to what the service asks for, and in which session; null: nothing yet. */
  readonly consent: { readonly by: string; readonly answer: 'allowed' | 'denied' } | null
}

type Needs = Pick<OidcContext, 'keyRing'>
/** Where a request is answered, and what it says there. */
interface At {
  /** A path of ours. Another protocol's request that says the same asks for something else. */
  readonly path: string
  readonly query: URLSearchParams
}
type Asked = Pick<Session, 'idHash'> | null

/**
 * What this provider wrote for this very request; null where nothing is written, or by somebody else, or for
 * another address: then all that the request asks for holds.
 */
export async function readMark(context: Needs, { path, query }: At): Promise<Mark | null> {
  const [, payload, mac] = /^([\w-]{1,400})\.([\w-]{43})$/.exec(query.get(name) ?? '') ?? []
  if (payload === undefined) return null
  const own = await macsOf(context, { path, payload, query })
  if (!own.map((each) => sameSecret(each, mac ?? '')).includes(true)) return null
  return mark.parse(JSON.parse(new TextDecoder().decode(base64url.decode(payload))))
}

/** The request as it comes back, without its `prompt`, which the mark stands for. */
export async function withMark(
  context: Needs,
  { path, query, mark: { after, asked, begun, consent, left } }: At & { readonly mark: Mark },
): Promise<URLSearchParams> {
  const marked = new URLSearchParams(query)
  marked.delete('prompt')
  marked.delete(name)
  if (after === null && asked === null && !begun && left.length === 0 && consent === null) return marked
  const payload = base64url.encode(JSON.stringify({ after, asked, begun, left, consent }))
  const [mac] = await macsOf(context, { path, payload, query: marked })
  marked.set(name, `${payload}.${mac}`)
  return marked
}

/** How a mark names the session that was asked. */
export function askedOf(session: Asked): string {
  return session === null ? nobody : sha256(session.idHash)
}

/** Whether this very request comes back from asking, with another session than was asked. */
export function hasAnswered(written: Mark | null, session: Asked): boolean {
  return written !== null && written.asked !== null && written.asked !== askedOf(session)
}

/** Whether this very request comes back from asking somebody who was signed in: that session is no answer. */
export function asksAnew(written: Mark | null): boolean {
  return written !== null && written.asked !== null && written.asked !== nobody
}

/**
 * Over where the request goes and all that it says else, so that what was written for one is none for
 * another; under every key that may still be in use.
 */
async function macsOf(
  { keyRing }: Needs,
  { path, payload, query }: At & { readonly payload: string },
): Promise<readonly string[]> {
  const rest = [...query].filter(([each]) => each !== name)
  const macs = await keyRing.macs('way-back', JSON.stringify([path, payload, rest]))
  return macs.map((mac) => base64url.encode(mac))
}
