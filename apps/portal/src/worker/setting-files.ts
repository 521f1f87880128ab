import { mkdir, writeFile } from 'node:fs/promises'
import { fromBucket } from '../server/store/bucket-calls.ts'

/** What is used of the bucket that has files of settings. */
export interface SettingsBucket {
  get(key: string): Promise<{ readonly etag: string; text(): Promise<string> } | null>
  put(key: string, value: string, options: { readonly onlyIf: Condition }): Promise<unknown>
}

/** Under which a put is done; else it answers null. */
export type Condition = { readonly etagMatches: string } | { readonly etagDoesNotMatch: '*' }

/** A folder of this isolate's memory, and of this request's alone. */
export const memoryFolder = '/tmp/settings'

/**
 * Gives the settings that name files the files that they name. A Worker has none: what a setting names is
 * another binding, a secret for a key, or an object in the operator's bucket, for what is longer than a
 * binding may be.
 *
 * @param texts - bindings that are texts, by name
 * @returns the same, their files in memory; what is found nowhere stays as it was, and is told by whoever
 * reads it
 */
export async function settingFiles(
  texts: Readonly<Record<string, string>>,
  bucket: Pick<SettingsBucket, 'get'>,
): Promise<Record<string, string>> {
  await mkdir(memoryFolder, { recursive: true })
  const named = Object.entries(texts).filter(([name, value]) => name.endsWith('_FILE') && value !== '')
  const found = await Promise.all(
    named.map(async ([name, value]): Promise<[string, string]> => {
      const text = await settingText(value, { texts, bucket })
      if (text === undefined) return [name, value]
      const path = `${memoryFolder}/${encodeURIComponent(value)}`
      await writeFile(path, text)
      return [name, path]
    }),
  )
  return { ...texts, ...Object.fromEntries(found) }
}

/**
 * What a setting of a file names, as it is now.
 *
 * @returns undefined where there is neither a binding nor an object of that name
 */
export async function settingText(
  name: string,
  { texts, bucket }: { readonly texts: Readonly<Record<string, string>>; readonly bucket: Pick<SettingsBucket, 'get'> },
): Promise<string | undefined> {
  const given = texts[name]
  if (given !== undefined) return given
  const object = await fromBucket(bucket.get(name))
  return object === null ? undefined : fromBucket(object.text())
}
