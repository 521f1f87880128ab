/** What a template sets: a CV or a letter with every text ready to print, as data. @module */
export type { Contact, CvView, TongueView } from './cv-view.ts'
export type { DesignView } from './design-view.ts'
export type { LetterView } from './letter-view.ts'
export { prepareCv, type PrepareOptions } from './prepare.ts'
export type { PictureView } from './picture-view.ts'
export type {
  EntriesView,
  EntryView,
  Fact,
  GroupView,
  LanguageRow,
  LanguagesView,
  LinkView,
  SectionView,
} from './section-view.ts'
