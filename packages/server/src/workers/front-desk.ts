import { accepts, checkOptions, optional, type OptionRules } from '@laissez-passer/password/options'
import type { RequestContext } from './to-the-end.ts'

/** Answers requests: another Worker through a service binding, or a module that is loaded on demand. */
export interface AnotherWorker {
  readonly fetch: (request: Request) => Promise<Response>
}

/** The part of an R2 bucket that is used: it stores the snapshot between isolates. */
export interface Shelf {
  readonly get: (name: string) => Promise<{ readonly text: () => Promise<string> } | null>
  readonly put: (name: string, text: string) => Promise<unknown>
  readonly delete: (name: string) => Promise<unknown>
}

/** Options of {@link frontDesk}. `Book` is the type of the snapshot. */
export interface FrontDeskOptions<Env, Book> {
  /** The full app, which can answer every request. */
  readonly whole: (env: Env) => AnotherWorker
  /** Makes the snapshot, as JSON: a handler of the full app that no request from outside reaches. */
  readonly author: (env: Env) => AnotherWorker
  /** Where the snapshot is stored for all isolates. */
  readonly shelf: (env: Env) => Shelf
  /** Whether the snapshot may have the answer. */
  readonly mayAnswer: (request: Request) => boolean
  /** The answer from the snapshot; null: ask the full app. */
  readonly answer: (book: Book, request: Request) => Response | null
  /** Version of the build and of what its pages load: a snapshot of another version isn't used. */
  readonly version: (env: Env) => string
  /** How old a snapshot may get before it is refreshed, in seconds, while requests come. Default: 60. */
  readonly again?: number
}

const rules: OptionRules<FrontDeskOptions<never, never>> = {
  whole: accepts.made,
  author: accepts.made,
  shelf: accepts.made,
  mayAnswer: accepts.made,
  answer: accepts.made,
  version: accepts.made,
  again: optional(accepts.least(0, 'seconds')),
}

/** The snapshot in memory, and when a newer one was last requested, in milliseconds. */
interface Open<Book> {
  readonly book: Book
  readonly text: string
  asked: number
}

/**
 * How long after an answer the snapshot is refreshed, in milliseconds: nobody waits for the full app's start.
 */
const afterwards = 100

/** One object for all versions: the snapshot says which version made it. */
const name = 'first.json'

/**
 * A small entry module in front of a Worker's full app. It answers common first requests from a cached
 * snapshot (the "book") and passes everything else to the full app (the "whole"), a module that is loaded on
 * demand or another Worker. So a cold isolate answers at once; the full app starts while somebody reads, and
 * refreshes the snapshot.
 *
 * All isolates everywhere share one snapshot, in a bucket (the "shelf"). Nothing in it is single-use, counted
 * or revoked. When the full app fails to make one, the stored snapshot is deleted, and everybody gets the
 * full app's own answers.
 *
 * @param options - the full app, the snapshot and where it is stored
 * @throws LaissezPasserError `invalid-settings` where an option is invalid
 * @see https://developers.cloudflare.com/workers/wrangler/bundling/
 * @see https://developers.cloudflare.com/workers/runtime-apis/bindings/service-bindings/
 * @see https://developers.cloudflare.com/r2/api/workers/workers-api-reference/
 */
export function frontDesk<Env, Book>(
  options: FrontDeskOptions<Env, Book>,
): {
  readonly fetch: (request: Request, env: Env, context: RequestContext) => Promise<Response>
} {
  checkOptions<FrontDeskOptions<never, never>>('frontDesk', options, rules)
  const { again = 60, answer, author, mayAnswer, shelf, version, whole } = options
  let open: Open<Book> | null = null
  /** When a snapshot was last requested without having one. */
  let tried = Number.NEGATIVE_INFINITY

  async function opened(env: Env): Promise<Open<Book> | null> {
    // A bucket that is missing, fails, or has a damaged snapshot must not fail the request.
    const found = open ?? (await kept(env).catch(() => null))
    // One for simultaneous requests, and none older than a refresh that finished meanwhile.
    open ??= found
    return open
  }

  async function kept(env: Env): Promise<Open<Book> | null> {
    const there = await shelf(env).get(name)
    return there === null ? null : read(await there.text(), env)
  }

  /**
   * Null where the full app has to answer, also where the snapshot has another shape than this version
   * expects.
   */
  function shownBy({ book }: Open<Book>, request: Request): Response | null {
    try {
      return answer(book, request)
    } catch {
      return null
    }
  }

  /** Null if another version made it. */
  function read(text: string, env: Env): Open<Book> | null {
    const { book, version: of }: { readonly version: string; readonly book: Book } = JSON.parse(text)
    return of === version(env) ? { book, text, asked: Number.NEGATIVE_INFINITY } : null
  }

  async function renew(env: Env): Promise<void> {
    await new Promise((resolve) => {
      setTimeout(resolve, afterwards)
    })
    // An app that can't even start counts as failed, too.
    const said = await author(env)
      .fetch(new Request('https://book.invalid/'))
      .then(async (response) => (response.ok ? await response.text() : null))
      .catch(() => null)
    const before = open?.text
    open = said === null ? null : read(said, env)
    if (open !== null) open.asked = Date.now()
    if (said === null) await shelf(env).delete(name)
    else if (open !== null && said !== before) await shelf(env).put(name, said)
  }

  return {
    async fetch(request, env, context) {
      if (!mayAnswer(request)) return whole(env).fetch(request)
      const known = await opened(env)
      const asked = known?.asked ?? tried
      const shown = known && shownBy(known, request)
      if (Date.now() - asked >= again * 1000) {
        tried = Date.now()
        if (known) known.asked = tried
        context.waitUntil(renew(env).catch(() => {}))
      }
      return shown ?? whole(env).fetch(request)
    },
  }
}
