// What tests see inside workerd. Declared by hand: the runtime's own global types clash with the DOM's.
declare module 'cloudflare:test' {
  import type { D1Database, DurableObjectNamespace, DurableObjectStub } from '@cloudflare/workers-types'

  /** The bindings of vitest.shared.ts. */
  export const env: {
    readonly DB: D1Database
    readonly DB_2: D1Database
    readonly DB_3: D1Database
    readonly DB_4: D1Database
    readonly CHANNELS: DurableObjectNamespace
    readonly SESSIONS: DurableObjectNamespace
    readonly FILES: R2
    readonly SETTINGS: R2
  }
  /** What is used of R2, whose bodies are the DOM's streams here. */
  interface R2 {
    put(
      key: string,
      value: Uint8Array | string,
      options?: { readonly onlyIf: { readonly etagMatches: string } | { readonly etagDoesNotMatch: '*' } },
    ): Promise<unknown>
    get(key: string): Promise<{
      readonly body: ReadableStream<Uint8Array>
      readonly etag: string
      text(): Promise<string>
    } | null>
    delete(key: string): Promise<void>
    list(): Promise<{ readonly objects: readonly { readonly key: string }[] }>
  }
  /** The Worker named by `main`, from the outside. */
  export const SELF: { fetch(input: Request | string | URL, init?: RequestInit): Promise<Response> }
  /** Ends a Durable Object that runs; its sockets stay, asleep, or break. */
  export function evictDurableObject(
    stub: DurableObjectStub,
    options?: { readonly webSockets?: 'close' | 'hibernate' },
  ): Promise<void>
  /** Runs a Durable Object's alarm now. @returns whether it had one */
  export function runDurableObjectAlarm(stub: DurableObjectStub): Promise<boolean>
  /** Empties every storage. */
  export function reset(): Promise<void>
}

/** What of Workers' own module is used. */
declare module 'cloudflare:workers' {
  /** Keeps the isolate alive until what it was given ends. */
  export function waitUntil(work: Promise<unknown>): void
  /** What another Worker may call by a binding, under the name of the class. */
  export abstract class WorkerEntrypoint<Env = unknown> {
    protected readonly env: Env
    fetch(request: Request): Promise<Response>
  }
}
