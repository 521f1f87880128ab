import type { Attachment } from '@laissez-passer/europass/exchange'
import { thisBrowser } from '../documents/browser.ts'
import { guest } from '../documents/sources.ts'
import { failure, load, type Loaded, request } from '../request.ts'

/** A file that came along with an import, as a list shows it. */
export interface FileEntry {
  readonly id: string
  readonly name: string
  readonly description: string
  /** In bytes. */
  readonly size: number
}

/** How much is kept, of a guest as of a person. */
export const fileLimits = {
  /** In bytes, of one. */
  size: 5_000_000,
  /** In bytes, of all together. */
  total: 20_000_000,
  files: 50,
} as const

const pathOf = (id: string): string => `/api/files/${encodeURIComponent(id)}`

/**
 * The files of somebody, the last first.
 *
 * @param owner - a person's id, or {@link guest}
 */
export async function listFiles(owner: string): Promise<Loaded<readonly FileEntry[]>> {
  if (owner !== guest) return load('/api/files', ({ files }) => (Array.isArray(files) ? files.map(toEntry) : []))
  const { keep } = await thisBrowser()
  const files = await keep.files()
  return { ok: true, value: files.map(({ bytes, ...file }) => toEntry({ ...file, size: bytes.length })) }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const toEntry = ({ id, name, description, size }: { readonly [field: string]: unknown }): FileEntry => ({
  id: text(id),
  name: text(name),
  description: text(description),
  size: Number(size),
})

/**
 * Keeps files that came along with an import.
 *
 * @returns those that aren't kept: there is no room, or no connection
 */
export async function keepFiles(owner: string, files: readonly Attachment[]): Promise<readonly Attachment[]> {
  const unkept: Attachment[] = []
  for (const file of files) {
    const kept = await keepFile(owner, file.id ?? crypto.randomUUID(), file)
    if (!kept.ok) unkept.push(file)
  }
  return unkept
}

/** Keeps one under a name of its own: kept again, it is kept once. */
export async function keepFile(owner: string, id: string, file: Attachment): Promise<Loaded<null>> {
  const { bytes, name, mimeType: mediaType, description } = file
  if (bytes.length > fileLimits.size) return full
  if (owner === guest) return keepHere({ id, name, mediaType, description, bytes: new Uint8Array(bytes) })
  const body = { name: plain(name, 300), mediaType: plain(mediaType, 120), description: plain(description, 2000) }
  const response = await request(pathOf(id), { method: 'PUT', body: { ...body, content: base64Of(bytes) } })
  return response?.ok ? { ok: true, value: null } : failure(response)
}

const full = { ok: false, reason: 'full' } as const

async function keepHere(
  file: Parameters<Awaited<ReturnType<typeof thisBrowser>>['keep']['keepFile']>[0],
): Promise<Loaded<null>> {
  const { keep } = await thisBrowser()
  const had = await keep.files()
  const total = had.reduce((sum, { bytes }) => sum + bytes.length, file.bytes.length)
  if (had.length >= fileLimits.files || total > fileLimits.total) return full
  try {
    await keep.keepFile(file)
    return { ok: true, value: null }
  } catch {
    return full
  }
}

const plain = (line: string, most: number): string => line.replaceAll(/\p{Cc}/gu, ' ').slice(0, most)

function base64Of(bytes: Uint8Array): string {
  let binary = ''
  // As many as a call takes.
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(binary)
}

/** The address of a file to be kept by the browser: the server's, or one that this page has for a minute. */
export async function addressOf(owner: string, id: string): Promise<string | null> {
  if (owner !== guest) return pathOf(id)
  const { keep } = await thisBrowser()
  const file = (await keep.files()).find((one) => one.id === id)
  if (!file) return null
  const address = URL.createObjectURL(new Blob([file.bytes], { type: 'application/octet-stream' }))
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
  return address
}

/** Removes a file for good. */
export async function removeFile(owner: string, id: string): Promise<Loaded<null>> {
  if (owner === guest) {
    const { keep } = await thisBrowser()
    await keep.forgetFile(id)
    return { ok: true, value: null }
  }
  const response = await request(pathOf(id), { method: 'DELETE' })
  return response?.ok || response?.status === 404 ? { ok: true, value: null } : failure(response)
}

/** Makes a guest's files those of the person who has signed in. What has no room there stays here. */
export async function handOverFiles(person: string): Promise<void> {
  const { keep } = await thisBrowser()
  for (const { id, name, mediaType, description, bytes } of await keep.files()) {
    const kept = await keepFile(person, id, { name, mimeType: mediaType, description, bytes })
    if (kept.ok) await keep.forgetFile(id)
  }
}
