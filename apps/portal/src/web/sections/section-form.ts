import type { Profile } from '@laissez-passer/europass/model'

/** What the form of a section takes: the whole profile, and a way to change it. */
export interface SectionFormProps {
  readonly profile: Profile
  readonly change: (update: (profile: Profile) => Profile) => void
  /** In a CV: entries that are left out of it. */
  readonly hiding?: { readonly hidden: readonly string[]; readonly toggle: (id: string) => void }
}
