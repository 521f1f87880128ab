/** What templates set, at its old address. */
export type {
  Contact,
  CvView,
  EntryView,
  Fact,
  LanguagesView,
  SectionView,
} from '../view/index.ts'
