/** The engine for Node: Typst, native, in a worker thread. @module */
import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import { type TypesetEngine, TypesetError, type TypesetJob } from '../pdf/engine.ts'
import { work, type WorkerReply, type WorkerSetup } from './worker.ts'

/** How the engine is set up; all optional. */
export interface TypstNodeOptions {
  /** Paths of TTF or OTF files. Open Sans, and DejaVu Sans for symbols, unless told. */
  readonly fonts?: readonly string[]
  /** How many documents may wait; more are turned away with `busy`. 50 unless told. */
  readonly queue?: number
  /** Milliseconds one document may take before its worker is ended. 20,000 unless told. */
  readonly timeout?: number
}

/** A Typst engine that holds a thread. */
export interface TypstNode extends TypesetEngine {
  /** Ends the thread; documents under way are refused with `closed`. */
  close(): Promise<void>
}

interface Waiting {
  readonly job: TypesetJob
  readonly resolve: (bytes: Uint8Array) => void
  readonly reject: (error: TypesetError) => void
}

const fontFiles = [
  '@expo-google-fonts/open-sans/400Regular/OpenSans_400Regular.ttf',
  '@expo-google-fonts/open-sans/400Regular_Italic/OpenSans_400Regular_Italic.ttf',
  '@expo-google-fonts/open-sans/600SemiBold/OpenSans_600SemiBold.ttf',
  '@expo-google-fonts/open-sans/600SemiBold_Italic/OpenSans_600SemiBold_Italic.ttf',
  '@expo-google-fonts/open-sans/700Bold/OpenSans_700Bold.ttf',
  'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
]

const runInWorker = `(${work.toString()})(require, require('node:worker_threads').workerData, require('node:worker_threads').parentPort)`

/**
 * Makes the engine. Documents are set one after the other in one thread, so that the event loop never waits
 * for them. The thread starts with the first document and doesn't keep the process alive.
 *
 * Needs `@myriaddreamin/typst-ts-node-compiler`, and the font packages unless `fonts` are given.
 *
 * @param options - fonts, queue length, time limit
 */
export function typstNode(options: TypstNodeOptions = {}): TypstNode {
  const { queue = 50, timeout = 20_000 } = options
  const require = createRequire(import.meta.url)
  const setup: WorkerSetup = {
    base: import.meta.url,
    fonts: options.fonts ?? fontFiles.map((file) => require.resolve(file)),
  }
  const waiting: Waiting[] = []
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
    const started = new Worker(runInWorker, { eval: true, workerData: setup })
    started.unref()
    started.on('message', settle)
    started.on('error', (error) => worker === started && drop(new TypesetError('failed', String(error))))
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
    worker.postMessage({ id, job: job.job })
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
