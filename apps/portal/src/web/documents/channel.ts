/** Tells the other tabs of this browser that a document changed here. */
export interface Channel {
  tell(name: string): void
  /** @returns what stops listening */
  listen(listener: (name: string) => void): () => void
  close(): void
}

/** What is told, in the place of a document's name, when everything in this browser is forgotten. */
export const everything = 'everything'

const silent: Channel = { tell: () => undefined, listen: () => () => undefined, close: () => undefined }

/** The tabs of this browser; nobody where it can’t. */
export function tabs(): Channel {
  if (typeof BroadcastChannel === 'undefined') return silent
  const channel = new BroadcastChannel('lp-portal')
  let isClosed = false
  return {
    // A page that was left may still be saving: its channel is closed by then, and the browser would throw.
    tell: (name) => {
      if (!isClosed) channel.postMessage(name)
    },
    listen: (listener) => {
      const heard = ({ data }: MessageEvent<unknown>): void => {
        if (typeof data === 'string') listener(data)
      }
      channel.addEventListener('message', heard)
      return () => channel.removeEventListener('message', heard)
    },
    close: () => {
      isClosed = true
      channel.close()
    },
  }
}

/** Lets one at a time do some work under a name. */
export type Lock = (name: string, work: () => Promise<void>) => Promise<void>

/**
 * One at a time of all tabs. Where the browser has no locks two may send the same batch: it has one name, and
 * is done once.
 */
export const oneTab: Lock = (name, work) => {
  const locks: LockManager | null | undefined = navigator.locks
  return locks ? locks.request(`lp-portal:${name}`, work) : work()
}
