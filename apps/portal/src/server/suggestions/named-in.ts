import type { Profile } from '@laissez-passer/europass/profile'
import type { Named } from './related.ts'

/** As many of a profile’s texts as are looked at. */
const most = 400

/** What a profile says of occupations, skills and interests. */
export const namedIn = ({ entries }: Profile): readonly Named[] =>
  [
    ...entries['work-experience'].map(({ occupation, occupationUri }) => ({ text: occupation, uri: occupationUri })),
    ...entries['profile-skills'].flatMap(({ skills }) => skills.map((text) => ({ text, uri: '' }))),
    ...entries['hobbies-interests'].map(({ title }) => ({ text: title, uri: '' })),
  ]
    .filter(({ text }) => text.trim() !== '')
    .slice(0, most)
