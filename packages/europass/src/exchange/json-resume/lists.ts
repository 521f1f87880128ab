import type { ResumeList } from '../../sections/resume.ts'

/** What `kept.format` says of what came in a JSON Resume. */
export const jsonResumeFormat = 'json-resume'

/** The lists of a JSON Resume, in the order of its schema. */
export const lists: readonly ResumeList[] = [
  'work',
  'volunteer',
  'education',
  'awards',
  'certificates',
  'publications',
  'skills',
  'languages',
  'interests',
  'references',
  'projects',
]
