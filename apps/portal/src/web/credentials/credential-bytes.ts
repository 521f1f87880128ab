import { thisBrowser } from '../documents/browser.ts'
import { guest } from '../documents/sources.ts'
import { failure, type Loaded, request } from '../request.ts'

/** A file of somebody's library, as it was put there. */
export async function credentialBytes(owner: string, id: string): Promise<Loaded<Uint8Array<ArrayBuffer>>> {
  if (owner !== guest) return await bytesAt(`/api/files/${encodeURIComponent(id)}`)
  const { keep } = await thisBrowser()
  const file = (await keep.files()).find((one) => one.id === id)
  return file ? { ok: true, value: new Uint8Array(file.bytes) } : { ok: false, reason: 'missing' }
}

/** The bytes at an address of the portal. */
export async function bytesAt(path: string): Promise<Loaded<Uint8Array<ArrayBuffer>>> {
  const response = await request(path)
  return response?.ok ? { ok: true, value: new Uint8Array(await response.arrayBuffer()) } : failure(response)
}
