import type { SignedIn } from './port.ts'

/** What of a Durable Object's state is used here. */
export interface SessionObjectState {
  readonly storage: {
    get(key: string): Promise<unknown>
    put(key: string, value: unknown): Promise<void>
    deleteAll(): Promise<void>
    setAlarm(at: number): Promise<void>
    deleteAlarm(): Promise<void>
  }
}

/** A session, and until when somebody renews its tokens. */
interface Kept {
  readonly session: SignedIn
  readonly leasedUntil: number
}

/** What is asked of a session's object; `now` and `until` are seconds since the epoch. */
export type SessionQuestion =
  | { readonly do: 'open'; readonly session: SignedIn }
  | { readonly do: 'find'; readonly now: number }
  | { readonly do: 'end' }
  | { readonly do: 'lease'; readonly now: number; readonly until: number }
  | { readonly do: 'renew'; readonly from: string; readonly sealed: string }

/**
 * A Durable Object for each session: there is one of it in the world, it answers one question after the
 * other, and what it answered is durable. A session that has ended is ended for whoever asks next. It forgets
 * itself when the session is over.
 *
 * Export it from the Worker's entry, and bind it in `wrangler.jsonc` under `durable_objects`, as one of
 * `new_sqlite_classes`.
 *
 * @see https://developers.cloudflare.com/durable-objects/api/sqlite-storage-api/
 */
export class SessionObject {
  readonly #storage: SessionObjectState['storage']

  constructor({ storage }: SessionObjectState) {
    this.#storage = storage
  }

  /** Answers a {@link SessionQuestion}, by POST, as JSON. */
  async fetch(request: Request): Promise<Response> {
    const question: SessionQuestion = await request.json()
    return Response.json(await this.#answer(question))
  }

  /** The session is over. */
  async alarm(): Promise<void> {
    await this.#storage.deleteAll()
  }

  /** While the storage answers nothing else is asked: what is read is still so when it is written. */
  async #answer(question: SessionQuestion): Promise<SignedIn | boolean | null> {
    if (question.do === 'open') {
      await this.#keep({ session: question.session, leasedUntil: 0 })
      await this.#storage.setAlarm(question.session.expiresAt * 1000)
      return true
    }
    const kept = (await this.#storage.get('kept')) as Kept | undefined
    if (question.do === 'find') return kept !== undefined && kept.session.expiresAt > question.now ? kept.session : null
    if (question.do === 'end') return this.#end(kept)
    if (kept === undefined) return false
    const { leasedUntil, session } = kept
    if (question.do === 'lease') {
      const free = session.expiresAt > question.now && leasedUntil <= question.now
      if (free) await this.#keep({ session, leasedUntil: question.until })
      return free
    }
    const same = session.sealed === question.from
    if (same) await this.#keep({ session: { ...session, sealed: question.sealed }, leasedUntil: 0 })
    return same
  }

  async #end(kept: Kept | undefined): Promise<SignedIn | null> {
    if (kept === undefined) return null
    await this.#storage.deleteAlarm()
    await this.#storage.deleteAll()
    return kept.session
  }

  #keep(kept: Kept): Promise<void> {
    return this.#storage.put('kept', kept)
  }
}
