import { judgeFile } from '../../library/judge.ts'
import { givenName } from '../../library/names.ts'
import type { Failure, Loaded } from '../request.ts'
import { filesOfOwner } from './files.ts'
import type { FileStore, LibraryFile, ListedFiles, SendFault } from './store.ts'

/** A file on its way, or one that wasn't taken. */
export interface Upload {
  readonly key: string
  readonly name: string
  /** From 0 to 1. */
  readonly part: number
  readonly fault: SendFault | null
}

/** A library as pages see it. */
export interface LibraryView {
  readonly status: 'loading' | 'ready' | Failure['reason']
  readonly list: ListedFiles
  readonly uploads: readonly Upload[]
  /** The file that was taken away last, as long as that can be undone here. */
  readonly removed: LibraryFile | null
}

/** What can be done with a library; whatever it is, the list follows. */
export interface Library {
  readonly subscribe: (listener: () => void) => () => void
  readonly view: () => LibraryView
  readonly refresh: () => Promise<void>
  /**
   * Takes files in, several at a time; the fault of each is said, and the others are kept.
   *
   * @returns those that are kept now
   */
  readonly upload: (files: readonly File[]) => Promise<readonly LibraryFile[]>
  readonly replace: (file: LibraryFile, by: File) => Promise<LibraryFile | null>
  /** Does something with the store, then lists again; false where it didn't go. */
  readonly act: (how: (store: FileStore) => Promise<Loaded<unknown>>) => Promise<boolean>
  readonly remove: (file: LibraryFile) => Promise<boolean>
  readonly undo: () => Promise<boolean>
  readonly dismiss: (upload: Upload) => void
  readonly store: FileStore
}

const nothing: ListedFiles = { files: [], used: { bytes: 0, files: 0 } }
/** How many files are sent at a time. */
const atOnce = 3

const libraries = new Map<string, Library>()

/** The library of somebody, one for a page whoever shows it. */
export function libraryOf(owner: string): Library {
  const known = libraries.get(owner)
  if (known) return known
  const made = createLibrary(filesOfOwner(owner))
  libraries.set(owner, made)
  return made
}

/** A library over a store. */
export function createLibrary(store: FileStore): Library {
  let view: LibraryView = { status: 'loading', list: nothing, uploads: [], removed: null }
  const listeners = new Set<() => void>()
  const show = (next: Partial<LibraryView>): void => {
    view = { ...view, ...next }
    for (const listener of listeners) listener()
  }
  const showUpload = (key: string, next: Partial<Upload>): void =>
    show({ uploads: view.uploads.map((one) => (one.key === key ? { ...one, ...next } : one)) })
  const refresh = async (): Promise<void> => {
    const listed = await store.list()
    if (listed.ok) show({ status: 'ready', list: listed.value })
    else show({ status: listed.reason })
  }
  /** Sends a file that was judged here first: what isn't taken needn't go anywhere. */
  const send = async (
    name: string,
    file: File,
    how: (bytes: Uint8Array<ArrayBuffer>, onProgress: (part: number) => void) => ReturnType<FileStore['add']>,
  ): Promise<LibraryFile | null> => {
    const key = crypto.randomUUID()
    show({ uploads: [...view.uploads, { key, name, part: 0, fault: null }] })
    const bytes = await readFile(file)
    if (bytes === null) {
      showUpload(key, { fault: 'refused' })
      return null
    }
    const judged = judgeFile(bytes)
    const sent = judged.ok ? await how(bytes, (part) => showUpload(key, { part })) : judged
    if (!sent.ok) {
      showUpload(key, { fault: sent.fault })
      return null
    }
    show({ uploads: view.uploads.filter((one) => one.key !== key) })
    return sent.file
  }
  const act: Library['act'] = async (how) => {
    const done = await how(store)
    await refresh()
    return done.ok
  }
  return {
    store,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    view: () => view,
    refresh,
    upload: async (files) => {
      const waiting = [...files]
      const kept: LibraryFile[] = []
      const work = async (): Promise<void> => {
        for (let file = waiting.shift(); file; file = waiting.shift()) {
          const name = givenName(file.name)
          const id = crypto.randomUUID()
          const sent = await send(name, file, (bytes, onProgress) => store.add({ id, name, bytes, onProgress }))
          if (sent) kept.push(sent)
        }
      }
      await Promise.all(Array.from({ length: atOnce }, work))
      await refresh()
      return kept
    },
    replace: async ({ id, name, versions }, by) => {
      const version = (versions[0]?.version ?? 0) + 1
      const sent = await send(name, by, (bytes, onProgress) => store.replace({ id, version, bytes, onProgress }))
      await refresh()
      return sent
    },
    act,
    remove: async (file) => {
      const gone = await act(() => store.remove(file.id))
      if (gone) show({ removed: file })
      return gone
    },
    undo: async () => {
      const { removed } = view
      if (!removed) return true
      show({ removed: null })
      return act(() => store.bringBack(removed.id))
    },
    dismiss: ({ key }) => show({ uploads: view.uploads.filter((one) => one.key !== key) }),
  }
}

/** What is in a file of the device; null where it can't be read any more. */
async function readFile(file: File): Promise<Uint8Array<ArrayBuffer> | null> {
  // What is too large isn't read: that it is is all that is to be said.
  const part = file.size > 20_000_000 ? file.slice(0, 20_000_000) : file
  try {
    return new Uint8Array(await part.arrayBuffer())
  } catch {
    return null
  }
}
