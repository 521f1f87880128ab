import type { Notes } from './notes.ts'
import type { Personal } from '../sections/personal-information/schema.ts'

/** Where a web address stands, and who is told of it. */
interface AddressPlace {
  readonly at: string
  readonly source: string
  readonly notes: Notes
}

/**
 * A web address with its scheme.
 *
 * @returns empty, with a note, for what a browser wouldn't follow (`javascript:`)
 */
export function readWebAddress(text: string, { at, source, notes }: AddressPlace): string {
  const address = text.trim()
  if (address === '') return ''
  if (/^https?:\/\//i.test(address)) return address
  if (/^[\w-]+(?:\.[\w-]+)+(?:[/:?#]|$)/u.test(address)) {
    notes.changed('completed', { at, source, params: { value: address } })
    return `https://${address}`
  }
  notes.lost('not-allowed', { at, source, params: { value: address } })
  return ''
}

type SocialService = Personal['socials'][number]['service']

const hosts: readonly (readonly [RegExp, SocialService])[] = [
  [/(?:^|\.)linkedin\.com$/, 'linkedin'],
  [/(?:^|\.)(?:twitter|x)\.com$/, 'twitter'],
  [/(?:^|\.)facebook\.com$/, 'facebook'],
  [/(?:^|\.)instagram\.com$/, 'instagram'],
  [/(?:^|\.)youtube\.com$/, 'youtube'],
  [/(?:^|\.)pinterest\.[a-z.]+$/, 'pinterest'],
  [/(?:^|\.)tumblr\.com$/, 'tumblr'],
]

/** The social service that an address is of; `undefined`: a website. */
export function socialServiceOf(address: string): SocialService | undefined {
  const host = URL.canParse(address) ? new URL(address).hostname : ''
  return hosts.find(([pattern]) => pattern.test(host))?.[1]
}
