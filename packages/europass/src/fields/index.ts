/** The kinds of fields of documents, in two strictnesses, and what can be wrong with them. @module */
export { check, type Checked, type FieldIssue, type FieldIssueCode } from './issue.ts'
export {
  type ChoiceField,
  draft,
  entryId,
  type FieldKit,
  limits,
  list,
  strict,
  type TextField,
} from './kit.ts'
export { countryCodes, isoCountry } from './countries.ts'
export { languageCodes } from './languages.ts'
export { isPhoto, pictureKind, type PictureKind, pictureSize, type PictureSize } from './picture.ts'
export { type DateFault, type ReadDate, readDate, typedDate } from './read-date.ts'
export { fileNameOf } from './file-name.ts'
export { files, filesOf, filesOfEntry } from './files.ts'
export { directionOf, isLanguageTag } from './language-tag.ts'
export { type Link, links } from './links.ts'
export {
  type DateParts,
  formatPartialDate,
  isAfter,
  isPartialDate,
  parsePartialDate,
  type PartialDate,
} from './partial-date.ts'
export { type Period, periodFields, periodRule } from './period.ts'
export { type Place, placeFields } from './place.ts'
export { completeWebAddress } from './web-address.ts'
