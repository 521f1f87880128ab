import { accepts, checkOptions, optional, type OptionRules } from '@laissez-passer/password/options'
import type { RequestContext } from './to-the-end.ts'

/**
 * What answers requests: another Worker, as a service binding gives it, or a module that is loaded by then.
 */
export interface AnotherWorker {
  readonly fetch: (request: Request) => Promise<Response>
}

/** What is used of a bucket of R2. */
export interface Shelf {
  readonly get: (name: string) => Promise<{ readonly text: () => Promise<string> } | null>
  readonly put: (name: string, text: string) => Promise<unknown>
  readonly delete: (name: string) => Promise<unknown>
}

/** What a front desk knows. */
export interface FrontDeskOptions<Env, Book> {
  /** What answers everything. */
  readonly whole: (env: Env) => AnotherWorker
  /** Says what the desk answers by, as JSON: a part of the whole that no request from outside reaches. */
  readonly author: (env: Env) => AnotherWorker
  /** Where that is kept when isolates end, for all of them. */
  readonly shelf: (env: Env) => Shelf
  /** Whether the desk may know the answer. */
  readonly mayAnswer: (request: Request) => boolean
  /** The answer; null: only the whole knows. */
  readonly answer: (book: Book, request: Request) => Response | null
  /** Of the build, and of what else its pages load: a book that another one made isn't opened. */
  readonly version: (env: Env) => string
  /** How often the whole is asked what its book is now, in seconds, while people ask. Default: 60. */
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

/** By what a desk answers, and when the whole was last asked for it, in milliseconds. */
interface Open<Book> {
  readonly book: Book
  readonly text: string
  asked: number
}

/**
 * How long the whole is asked after an answer, in milliseconds: where it has to start, nobody waits for that.
 */
const afterwards = 100

/** One for all: the whole says by its version whether it is this one's. */
const name = 'first.json'

/**
 * A few bytes of a Worker before the rest of it, the whole: they answer what is decided by a few facts, their
 * book, and have everything else done by the whole, which is a module that is loaded when it is needed, or
 * another Worker. So an isolate that starts cold answers at once; the whole starts while somebody reads, and
 * says meanwhile what its book is now.
 *
 * The book is one for all isolates, wherever they are, and nothing in it is single-use, counted or revoked.
 * When the whole fails it is forgotten: everybody is then told what the whole says.
 *
 * @param options - who answers, by what, and where that is kept
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
  /** When the whole was last asked though there was nothing to open. */
  let tried = Number.NEGATIVE_INFINITY

  async function opened(env: Env): Promise<Open<Book> | null> {
    // A shelf that isn't there, doesn't answer, or gives half a book, is no fault of whoever asks.
    const found = open ?? (await kept(env).catch(() => null))
    // One for those who come together, and none older than what the whole said meanwhile.
    open ??= found
    return open
  }

  async function kept(env: Env): Promise<Open<Book> | null> {
    const there = await shelf(env).get(name)
    return there === null ? null : read(await there.text(), env)
  }

  /** Null where only the whole knows, and where a book says something else than its version does here. */
  function shownBy({ book }: Open<Book>, request: Request): Response | null {
    try {
      return answer(book, request)
    } catch {
      return null
    }
  }

  /** Null where another version made it. */
  function read(text: string, env: Env): Open<Book> | null {
    const { book, version: of }: { readonly version: string; readonly book: Book } = JSON.parse(text)
    return of === version(env) ? { book, text, asked: Number.NEGATIVE_INFINITY } : null
  }

  async function renew(env: Env): Promise<void> {
    await new Promise((resolve) => {
      setTimeout(resolve, afterwards)
    })
    // One that can't even start answers nothing: it failed like one that says so.
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
