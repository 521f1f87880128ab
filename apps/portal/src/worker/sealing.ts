import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { fromBucket } from '../server/store/bucket-calls.ts'
import { type OpenedSealing, openSealing } from '../server/sealing/open-sealing.ts'
import type { Settings } from '../server/settings.ts'
import { memoryFolder, type SettingsBucket } from './setting-files.ts'

const name = 'portal-trial-seal.pem'

/**
 * Opens the operator's seal. One for trying is made once, whichever isolate comes first, and kept in the
 * operator's bucket, where a server on a machine has its data folder.
 */
export async function openKeptSealing(
  settings: Settings,
  { bucket, now }: { readonly bucket: SettingsBucket; readonly now: number },
): Promise<OpenedSealing> {
  await mkdir(memoryFolder, { recursive: true })
  const path = `${memoryFolder}/${name}`
  for (;;) {
    const kept = settings.sealKeyFile === null ? await fromBucket(bucket.get(name)) : null
    const before = kept ? await fromBucket(kept.text()) : undefined
    if (before !== undefined) await writeFile(path, before)
    const opened = await openSealing(settings, { folder: memoryFolder, origin: settings.origin, now, alone: true })
    if (!opened.ok || settings.sealKeyFile !== null) return opened
    const after = await readFile(path, 'utf8')
    if (after === before) return opened
    const onlyIf = kept ? { etagMatches: kept.etag } : ({ etagDoesNotMatch: '*' } as const)
    // Another isolate was quicker: theirs is the one.
    if ((await fromBucket(bucket.put(name, after, { onlyIf }))) !== null) return opened
  }
}
