import { version as released } from '../package.json'

/** The version of EU Login, as its package says. */
export const version: string = released
