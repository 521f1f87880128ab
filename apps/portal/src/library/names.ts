import { fileNameOf } from '@laissez-passer/europass/fields'
import { extensionsOf } from './kinds.ts'
import { fileLimits } from './limits.ts'

/**
 * The name under which a file leaves the library: as its owner calls it, with an ending that says what it is.
 * A text that is called `tool.bat` would be run by whoever opens it: it becomes `tool.bat.txt`.
 */
export function downloadName(name: string, mediaType: string): string {
  const clean = fileNameOf(name)
  const extensions = extensionsOf(mediaType)
  const [usual = 'bin'] = extensions
  const own = /\.([^.]{1,10})$/.exec(clean)?.[1]?.toLowerCase()
  return own !== undefined && extensions.includes(own) ? clean : `${clean}.${usual}`
}

/** Names that Windows gives to devices, whatever their endings. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/** In bytes of UTF-8: file systems take 255, and some of these names get a number or another ending. */
const longest = 230

/** A name with as much of it as file systems take, and its ending. */
function shortened(name: string): string {
  const size = (text: string): number => new TextEncoder().encode(text).length
  if (size(name) <= longest) return name
  const ending = /\.\w{1,10}$/.exec(name)?.[0] ?? ''
  const room = longest - size(ending)
  let stem = ''
  let used = 0
  for (const sign of name.slice(0, name.length - ending.length)) {
    used += size(sign)
    if (used > room) break
    stem += sign
  }
  return `${stem}${ending}`
}

/**
 * Names for an archive: without characters that some system forbids in names, no longer than file systems
 * take, and none twice, whatever its case.
 *
 * @param names - as they would leave the library
 * @returns as many, in the same order
 */
export function archiveNames(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const safe = shortened(name.toWellFormed().replaceAll(/[\p{Cc}<>:"/\\|?*]/gu, '_')).replace(/[. ]+$/, '') || 'file'
    const base = devices.test(safe) ? `_${safe}` : safe
    const [, stem = base, ending = ''] = /^(.+?)((?:\.[^.]{1,10})?)$/s.exec(base) ?? []
    for (let number = 1; ; number += 1) {
      const one = number === 1 ? base : `${stem} (${number})${ending}`
      const key = one.normalize('NFC').toLowerCase()
      if (taken.has(key)) continue
      taken.add(key)
      return one
    }
  })
}

/**
 * The name that a file gets when it comes: no path, nothing that turns the direction of letters.
 *
 * @param written - as the device calls it
 */
export const givenName = (written: string): string => fileNameOf(written).slice(0, fileLimits.name)
