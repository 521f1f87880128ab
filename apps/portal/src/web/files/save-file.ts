import { guest } from '../documents/sources.ts'
import { downloadName } from '../../library/names.ts'
import { fileAddress } from './remote-files.ts'
import type { FileStore, LibraryFile } from './store.ts'

/** Has the browser save what is at an address. */
function save(address: string, name: string): void {
  Object.assign(document.createElement('a'), { href: address, download: name }).click()
}

/** Has the browser save bytes, whatever they are, and not open them. */
export function saveBytes(bytes: BlobPart, name: string): void {
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }))
  save(address, name)
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** Has the browser save a file; false where it can't be had. */
export async function saveFile(
  { owner, store }: { readonly owner: string; readonly store: FileStore },
  file: LibraryFile,
  version?: number,
): Promise<boolean> {
  const { mediaType = file.mediaType } = file.versions.find((one) => one.version === version) ?? {}
  const name = downloadName(file.name, mediaType)
  if (owner !== guest) {
    save(fileAddress(file.id, version), name)
    return true
  }
  const read = await store.read(file.id, version)
  if (read.ok) saveBytes(read.value, name)
  return read.ok
}
