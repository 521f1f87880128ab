export {
  fullName,
  nameIssue,
  type PersonName,
  personNameIssues,
  tidyName,
  tidyPersonName,
  tidyTitle,
  titleIssues,
} from './person-name.ts'
