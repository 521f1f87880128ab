import {
  accountActions,
  type Administration,
  providerActions,
  usualFourEyes,
} from '@laissez-passer/core/administration'
import type { ProviderOptions } from '../provider-options.ts'

/** What administrators of a provider do, and which of it takes two; null: there are no pages for them. */
export function administrationOf(option: ProviderOptions['administration'] = false): Administration | null {
  if (option === false) return null
  const fourEyes = (option === true ? undefined : option.fourEyes) ?? usualFourEyes
  return { actions: { ...accountActions, ...providerActions }, fourEyes }
}
