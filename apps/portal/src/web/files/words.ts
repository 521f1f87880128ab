import { kindOf } from '../../library/kinds.ts'
import { fileLimits } from '../../library/limits.ts'
import type { useWords } from '../language.tsx'
import type { SendFault } from './store.ts'

type Translate = ReturnType<typeof useWords>['t']

/**
 * A size in the units that people read: kB below a megabyte, then MB. A number isn't parted from its unit.
 */
export function sizeText(t: Translate, bytes: number): string {
  const [value, unit] = bytes < 1_000_000 ? [Math.ceil(bytes / 1000), 'kilobyte'] : [bytes / 1_000_000, 'megabyte']
  return t.format.number(value, { style: 'unit', unit, maximumFractionDigits: 1 }).replace(' ', '\u00A0')
}

/** What a file is, in a word. */
export const kindText = (t: Translate, mediaType: string): string => t(`files.kind.${kindOf(mediaType)}`)

/** Why a file isn't taken, and what can be done. */
export const faultText = (t: Translate, fault: SendFault): string =>
  t(`files.fault.${fault}`, { size: sizeText(t, fileLimits.size), total: sizeText(t, fileLimits.total) })
