import { judgeFile } from '../../library/judge.ts'
import { fileLimits, removedFor } from '../../library/limits.ts'
import { givenName } from '../../library/names.ts'
import { inLibraryOrder } from '../../library/order.ts'
import { nowInSeconds, thisBrowser } from '../documents/browser.ts'
import type { Keep, LocalFile } from '../documents/keep.ts'
import type { Loaded } from '../request.ts'
import type { FileStore, LibraryFile, SendFault, SentFile } from './store.ts'

const missing = { ok: false, reason: 'missing' } as const
const full = { ok: false, fault: 'full' } as const

/** A guest's file as a library lists it. */
function listed({ id, name, description, tags, version, versions }: LocalFile): LibraryFile | null {
  const all = versions.map(({ bytes, ...one }) => ({ ...one, size: bytes.length }))
  const present = all.find((one) => one.version === version)
  return present ? { id, name, description, tags, ...present, versions: all } : null
}

const bytesOf = (files: readonly LocalFile[]): number =>
  files.reduce((sum, { versions }) => versions.reduce((own, { bytes }) => own + bytes.length, sum), 0)

/** A guest's files that are there; those that were taken away long ago go. */
async function filesHere(keep: Keep): Promise<readonly LocalFile[]> {
  const files = await keep.files()
  const before = nowInSeconds() - removedFor
  for (const file of files) if (file.removedAt !== null && file.removedAt < before) await keep.forgetFile(file)
  return files.filter(({ removedAt }) => removedAt === null)
}

/** The files of a guest: they lie in this browser, under the same limits. */
export function guestFiles(): FileStore {
  /** Writes what comes of the files that are there, if there is room: in one, whatever other tabs do. */
  const put = async (how: (files: readonly LocalFile[]) => LocalFile | SendFault): Promise<SentFile> => {
    const { keep } = await thisBrowser()
    const judged = (files: readonly LocalFile[]): { readonly write: LocalFile | null; readonly result: SentFile } => {
      const next = how(files)
      if (typeof next === 'string') return { write: null, result: { ok: false, fault: next } }
      const others = files.filter(({ id, removedAt }) => removedAt === null && id !== next.id)
      if (others.length >= fileLimits.files || bytesOf([...others, next]) > fileLimits.total)
        return { write: null, result: full }
      const entry = listed(next)
      return { write: next, result: entry ? { ok: true, file: entry } : { ok: false, fault: 'gone' } }
    }
    // The browser’s own room may be less than a library’s.
    return keep.updateFiles(judged).catch(() => full)
  }
  const change = async (id: string, how: (file: LocalFile) => LocalFile | null): Promise<Loaded<null>> => {
    const changed = await put((files) => {
      const file = files.find((one) => one.id === id)
      return (file && how(file)) ?? 'gone'
    })
    if (changed.ok) return { ok: true, value: null }
    return changed.fault === 'gone' ? missing : { ok: false, reason: 'full' }
  }
  return {
    list: async () => {
      const files = await filesHere((await thisBrowser()).keep)
      const all = files.map(listed).filter((one) => one !== null)
      return {
        ok: true,
        value: {
          files: all.toSorted(inLibraryOrder),
          used: { bytes: bytesOf(files), files: files.length },
        },
      }
    },
    add: async ({ id, name, bytes, onProgress }) => {
      const judged = judgeFile(bytes)
      if (!judged.ok) return judged
      const version = { version: 1, mediaType: judged.mediaType, savedAt: nowInSeconds(), bytes }
      const made = {
        id,
        name: givenName(name),
        description: '',
        tags: [],
        version: 1,
        versions: [version],
        removedAt: null,
      }
      const kept = await put((files) => files.find((one) => one.id === id) ?? made)
      if (kept.ok) onProgress?.(1)
      return kept
    },
    replace: async ({ id, version, bytes }) => {
      const judged = judgeFile(bytes)
      if (!judged.ok) return judged
      const next = { version, mediaType: judged.mediaType, savedAt: nowInSeconds(), bytes }
      return put((files) => {
        const file = files.find((one) => one.id === id && one.removedAt === null)
        if (!file) return 'gone'
        if ((file.versions[0]?.version ?? 0) !== version - 1) return 'changed'
        if (file.versions.length >= fileLimits.versions) return 'full'
        return { ...file, version, versions: [next, ...file.versions] }
      })
    },
    describe: (id, words) => change(id, (file) => ({ ...file, ...words })),
    use: (id, version) =>
      change(id, (file) => (file.versions.some((one) => one.version === version) ? { ...file, version } : null)),
    forget: (id, version) =>
      change(id, (file) =>
        file.version === version ? null : { ...file, versions: file.versions.filter((one) => one.version !== version) },
      ),
    remove: async (id) => {
      const { keep } = await thisBrowser()
      const removedAt = nowInSeconds()
      await keep.updateFiles((files) => {
        const file = files.find((one) => one.id === id)
        return { write: file ? { ...file, removedAt } : null, result: null }
      })
      return { ok: true, value: null }
    },
    bringBack: (id) => change(id, (file) => ({ ...file, removedAt: null })),
    read: async (id, version) => {
      const { keep } = await thisBrowser()
      const file = (await filesHere(keep)).find((one) => one.id === id)
      const found = file?.versions.find((one) => one.version === (version ?? file.version))
      return found ? { ok: true, value: found.bytes } : missing
    },
  }
}
