import { comingFrom } from '../fixtures/address.ts'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Browser, openBrowser, type Visit } from '../../packages/hono/test/support/browser.ts'

export type { Browser, Visit }

/** A form was sent and no answer came: whether it counted is unknown. */
export class Lost extends Error {}

/**
 * A browser without JavaScript whose person reloads a page that doesn't come. Forms are never sent again by
 * themselves.
 */
export interface PlainBrowserOptions {
  /** EU Login's, without a path. */
  readonly origin: string
  /** The network address that the person says to come from, where EU Login trusts this machine as a proxy. */
  readonly address?: string
  /** Called when a form is on its way. */
  readonly onSent?: () => void
  /** Resolves when the server is said to be up. */
  readonly up: () => Promise<void>
}

/**
 * Opens such a browser over real HTTP.
 *
 * @returns its `submit` throws {@link Lost} when the form's own answer didn't arrive
 */
export function openPlainBrowser({ origin, address, onSent, up }: PlainBrowserOptions): Browser {
  async function send(request: Request): Promise<Response> {
    const sendsForm = request.method === 'POST'
    for (;;) {
      try {
        const answering = fetch(request.clone())
        if (sendsForm) onSent?.()
        const answer = await answering
        const body = await answer.arrayBuffer()
        if (answer.status >= 500)
          throw new Error(`${answer.status} from ${request.url}: ${new TextDecoder().decode(body)}`)
        return new Response(body.byteLength > 0 ? body : null, { status: answer.status, headers: answer.headers })
      } catch (error) {
        if (!isCut(error)) throw error
        if (sendsForm) throw new Lost(`no answer to ${request.method} ${request.url}`)
        await sleep(50)
        await up()
      }
    }
  }
  return openBrowser(send, { origin, headers: address === undefined ? {} : comingFrom(address) })
}

/** `fetch` says with a TypeError that a connection was refused or cut. */
function isCut(error: unknown): boolean {
  return error instanceof TypeError && (/fetch failed|terminated/.test(error.message) || error.cause !== undefined)
}

/** Sends something until an answer is seen. @returns the answer, and how many were lost before it. */
export async function insist<Answer>(
  send: () => Promise<Answer>,
  { up }: Pick<PlainBrowserOptions, 'up'>,
): Promise<{ readonly answer: Answer; readonly lost: number }> {
  for (let lost = 0; ; lost++) {
    try {
      return { answer: await send(), lost }
    } catch (error) {
      if (!(error instanceof Lost || isCut(error))) throw error
      await sleep(50)
      await up()
    }
  }
}
