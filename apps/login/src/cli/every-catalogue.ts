import { europassEnglish } from '@laissez-passer/europass/english'
import { labels } from '@laissez-passer/i18n/labels/en'
import app from '../../../authenticator/messages/en.json' with { type: 'json' }
import portal from '../../../portal/messages/en.json' with { type: 'json' }
import help from '../../../portal/src/web/help/messages/en.json' with { type: 'json' }
import { catalogues } from '../brand/folder.ts'

/** What EU Login, Europass and the phone's app say in English, by the files of a language in a brand. */
export const everyCatalogue: Readonly<Record<keyof typeof catalogues | OthersCatalogue, Sentences>> = {
  ...catalogues,
  'europass.json': { ...portal, ...help },
  'documents.json': europassEnglish,
  'app.json': { ...labels, ...app },
}

/** Those that EU Login itself doesn't read. */
export type OthersCatalogue = 'europass.json' | 'documents.json' | 'app.json'

/** Sentences by their keys. */
export type Sentences = Readonly<Record<string, string>>
