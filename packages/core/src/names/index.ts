export { fullName, nameIssue, type PersonName, personNameIssues, tidyName, tidyPersonName } from './person-name.ts'
