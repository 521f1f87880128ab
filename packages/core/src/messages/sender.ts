import type { ProviderSettings } from '../context/index.ts'

/**
 * What every message says about its sender: parameters of any template.
 *
 * @returns what the provider calls itself, its origin, and the base of its addresses: with both a letter finds its pages
 */
export function senderParams({ base, name, origin }: Pick<ProviderSettings, 'base' | 'name' | 'origin'>): {
  readonly provider: string
  readonly origin: string
  readonly base: string
} {
  return { provider: name, origin, base }
}
