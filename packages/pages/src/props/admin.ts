import type { PageProps, Person } from './common.ts'

/** Every page for administrators has one signed in. */
export interface AdminPageProps extends PageProps {
  readonly person: Person
}

/** Home of the administration pages: how the provider is. */
export interface AdminHomeProps extends AdminPageProps {
  /** What it stands on, and whether that works; each by a name that the catalogue has words for. */
  readonly parts: readonly { readonly name: AdminPart; readonly state: 'ok' | 'failing' }[]
}

/** What a provider stands on. */
export type AdminPart = 'database' | 'mail' | 'push' | 'sms'
