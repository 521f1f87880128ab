import { fromBucket } from './bucket-calls.ts'
import type { FileContents } from './files.ts'

/** What is used of an R2 bucket's binding. */
export interface Bucket {
  put(key: string, value: Uint8Array): Promise<unknown>
  get(key: string): Promise<{ readonly body: ReadableStream<Uint8Array> } | null>
  delete(key: string): Promise<void>
}

/**
 * Contents of files in an R2 bucket, an object each. R2 answers once an object is durable, and whoever reads
 * after that finds it: neither copies that lag behind nor objects that are deleted and still there. A call,
 * or a part of a content, that takes too long fails as what can be asked again.
 *
 * @see https://developers.cloudflare.com/r2/reference/consistency/
 */
export function r2FileContents(bucket: Bucket): FileContents {
  return {
    put: async (owner, key, content) => void (await fromBucket(bucket.put(nameOf(owner, key), content))),
    read: async function* (owner, key) {
      const object = await fromBucket(bucket.get(nameOf(owner, key)))
      const reader = object?.body.getReader()
      if (!reader) return
      try {
        for (;;) {
          const { done, value } = await fromBucket(reader.read())
          if (done) return
          yield value
        }
      } finally {
        // A reader that went away asks for no more.
        await reader.cancel().catch(() => undefined)
      }
    },
    remove: (owner, key) => fromBucket(bucket.delete(nameOf(owner, key))),
  }
}

const nameOf = (owner: string, key: string): string => `files/${encodeURIComponent(owner)}/${key}`
