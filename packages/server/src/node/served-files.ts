import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'

/** Media types of files that pages load, by the ends of their names; browsers get no others. */
export const servedTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/**
 * The files of a folder that browsers are given, by their names; none where there is no folder.
 *
 * @param folder its path
 */
export function servedFilesIn(
  folder: string,
): ReadonlyMap<string, { readonly type: string; readonly body: Uint8Array<ArrayBuffer> }> {
  return new Map(
    (namesIn(folder) ?? []).flatMap((name) => {
      const type = servedTypes[extname(name)]
      const body = type === undefined ? null : contentOf(join(folder, name))
      return type === undefined || body === null ? [] : [[name, { type, body }] as const]
    }),
  )
}

/** Null: no file, a link that leads nowhere, or none that may be read. */
function contentOf(path: string): Uint8Array<ArrayBuffer> | null {
  try {
    return statSync(path).isFile() ? new Uint8Array(readFileSync(path)) : null
  } catch {
    return null
  }
}

/**
 * What lies in a folder, in order; what a system leaves beside files is nobody's.
 *
 * @param folder its path
 * @returns null where there is no such folder
 */
export function namesIn(folder: string): readonly string[] | null {
  try {
    return readdirSync(folder)
      .filter((name) => !name.startsWith('.'))
      .toSorted()
  } catch {
    return null
  }
}
