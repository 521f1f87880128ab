import { filesOfOwner } from '../files/files.ts'
import { failure, type Loaded, request } from '../request.ts'

/** A file of somebody's library, as it was put there. */
export function credentialBytes(owner: string, id: string): Promise<Loaded<Uint8Array<ArrayBuffer>>> {
  return filesOfOwner(owner).read(id)
}

/** The bytes at an address of the portal. */
export async function bytesAt(path: string): Promise<Loaded<Uint8Array<ArrayBuffer>>> {
  const response = await request(path)
  return response?.ok ? { ok: true, value: new Uint8Array(await response.arrayBuffer()) } : failure(response)
}
