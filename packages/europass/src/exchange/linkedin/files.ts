/** The files that say something of a person: names without folder and case, each with a column it has. */
export const columns = {
  'profile.csv': 'First Name',
  'profile summary.csv': 'Profile Summary',
  'email addresses.csv': 'Email Address',
  'phonenumbers.csv': 'Number',
  'phone numbers.csv': 'Number',
  'positions.csv': 'Company Name',
  'education.csv': 'School Name',
  'skills.csv': 'Name',
  'languages.csv': 'Name',
  'certifications.csv': 'Name',
  'publications.csv': 'Name',
  'patents.csv': 'Title',
  'projects.csv': 'Title',
  'volunteering.csv': 'Company Name',
  'organizations.csv': 'Name',
  'honors.csv': 'Title',
  'courses.csv': 'Name',
  'test scores.csv': 'Name',
  'recommendations_received.csv': 'Text',
  'recommendations received.csv': 'Text',
  'causes you care about.csv': 'Supported Cause',
} as const

/** A file of the archive that is read. */
export type LinkedinFile = keyof typeof columns

/** Whether a file of an archive is one that is read; other files are about the account, not the person. */
export const isLinkedinFile = (name: string): name is LinkedinFile => Object.hasOwn(columns, name)

/** Tables that their columns tell apart from other CSV, each with two that it has. */
const telling: readonly (readonly [LinkedinFile, string])[] = [
  ['profile.csv', 'Last Name,Maiden Name'],
  ['positions.csv', 'Company Name,Title'],
  ['education.csv', 'School Name,Start Date'],
  ['certifications.csv', 'Name,Url,Authority'],
]

/** Which file of the archive a text is, where it came alone; `undefined`: none. */
export function linkedinFileOf(text: string): LinkedinFile | undefined {
  const head = text.slice(0, 1000)
  return telling.find(([, names]) => head.includes(names))?.[0]
}
