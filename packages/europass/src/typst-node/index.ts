/** The engine for Node: Typst, native, in a worker thread. @module */
import { type Companion, companion, toldOf } from '@laissez-passer/password/companion'
import { accepts, checkOptions, optional, type OptionRules } from '@laissez-passer/password/options'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { SHARE_ENV, Worker } from 'node:worker_threads'
import { type TypesetEngine, TypesetError, type TypesetJob } from '../typst/engine.ts'
import { sfnt } from '../typst/fonts/sfnt.ts'
import { work, type WorkerReply, type WorkerSetup } from './worker.ts'

/** How the engine is set up; all optional. */
export interface TypstNodeOptions {
  /**
   * Reads a file of a font, named as a path in an npm package: TTF, OTF or WOFF 1. From node_modules unless
   * told.
   */
  readonly readFont?: (file: string) => Promise<Uint8Array>
  /** How many documents may wait; more are turned away with `busy`. 100 unless told. */
  readonly queue?: number
  /** Milliseconds one document may take before its worker is ended. 20,000 unless told. */
  readonly timeout?: number
}

const rules: OptionRules<TypstNodeOptions> = {
  readFont: optional(accepts.made),
  queue: optional(accepts.whole(0, 'documents')),
  timeout: optional(accepts.over(0, 'milliseconds')),
}

/** A Typst engine that holds a thread. */
export interface TypstNode extends TypesetEngine {
  /** Ends the thread; documents under way are refused with `closed`. */
  close(): Promise<void>
}

const compiler: Companion = { name: '@myriaddreamin/typst-ts-node-compiler', needs: 'typstNode' }

const saidBy = (error: unknown): string => (error instanceof Error ? error.message : String(error))

interface Waiting {
  readonly job: TypesetJob
  readonly resolve: (bytes: Uint8Array) => void
  readonly reject: (error: TypesetError) => void
}

const runInWorker = `(${work.toString()})(require, require('node:worker_threads').workerData, require('node:worker_threads').parentPort)`

/**
 * Makes the engine. Documents are set one after the other in one thread, so that the event loop never waits
 * for them. The thread starts with the first document and doesn't keep the process alive.
 *
 * Needs `@myriaddreamin/typst-ts-node-compiler`, and the packages of the fonts that texts ask for. A font is
 * read when the first document needs it.
 *
 * @param options - where fonts come from, queue length, time limit
 * @throws LaissezPasserError `invalid-settings` where an option is invalid
 */
export function typstNode(options: TypstNodeOptions = {}): TypstNode {
  checkOptions('typstNode', options, rules)
  const { queue = 100, timeout = 20_000 } = options
  const require = createRequire(import.meta.url)
  const setup: WorkerSetup = { base: import.meta.url }
  /** Where a file of a package is; the package is named where it isn't there. */
  const found = (file: string, needs: string): Promise<string> => {
    const [name = file] = /^(?:@[^/]+\/)?[^/]+/.exec(file) ?? []
    return companion(async () => require.resolve(file), { name, needs })
  }
  const { readFont = async (file: string) => readFile(await found(file, 'A text in this document')) } = options
  const waiting: Waiting[] = []
  let given = new Set<string>()
  let worker: Worker | undefined
  let current: (Waiting & { readonly id: number; readonly timer: NodeJS.Timeout }) | undefined
  let closed = false
  let count = 0

  const settle = (reply: WorkerReply): void => {
    if (!current || reply.id !== current.id) return
    const { resolve, reject, timer } = current
    clearTimeout(timer)
    current = undefined
    if ('bytes' in reply) resolve(reply.bytes)
    else reject(new TypesetError('failed', reply.error))
    next()
  }
  const drop = (error: TypesetError): void => {
    if (current) {
      clearTimeout(current.timer)
      current.reject(error)
    }
    current = undefined
    const lost = worker
    worker = undefined
    void lost?.terminate()
    if (!closed) next()
  }
  const start = (): Worker => {
    const started = new Worker(runInWorker, { eval: true, workerData: setup, env: SHARE_ENV })
    given = new Set()
    started.unref()
    started.on('message', settle)
    started.on(
      'error',
      (error) => worker === started && drop(new TypesetError('failed', saidBy(toldOf(error, compiler)))),
    )
    return started
  }
  const next = (): void => {
    const job = current ? undefined : waiting.shift()
    if (!job) return void worker?.unref()
    worker ??= start()
    worker.ref()
    const id = (count += 1)
    current = {
      ...job,
      id,
      timer: setTimeout(() => drop(new TypesetError('timeout', `no document after ${timeout} ms`)), timeout),
    }
    const there = given
    const wanted = job.job.fonts.filter((file) => !there.has(file))
    const hand = (fonts: readonly Uint8Array[]): void => {
      if (current?.id !== id) return
      for (const file of wanted) there.add(file)
      worker?.postMessage({ id, job: job.job, fonts })
    }
    if (wanted.length === 0) return hand([])
    Promise.all(wanted.map(async (file) => sfnt(await readFont(file)))).then(hand, (error: unknown) =>
      settle({ id, error: `a font can't be read: ${saidBy(error)}` }),
    )
  }
  return {
    typeset: (job) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new TypesetError('closed', 'the engine was closed'))
        if (waiting.length >= queue) return reject(new TypesetError('busy', 'too many documents are waiting'))
        waiting.push({ job, resolve, reject })
        next()
      }),
    close: async () => {
      closed = true
      for (const job of waiting.splice(0)) job.reject(new TypesetError('closed', 'the engine was closed'))
      drop(new TypesetError('closed', 'the engine was closed'))
    },
  }
}
