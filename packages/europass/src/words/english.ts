import credentials from '../credentials/words/en.ts'
import digital from '../digital-skills/words/en.ts'
import eqf from '../eqf/words/en.ts'
import exchange from '../exchange/words/en.ts'
import languages from '../languages/words/en.ts'
import supplements from '../supplements/words/en.ts'
import documents from './en.ts'

/**
 * All that this package says, in English, by key: for whoever brings it in another language. The catalogues
 * of its parts together, whose keys differ.
 */
export const europassEnglish: Readonly<Record<string, string>> = {
  ...documents,
  ...supplements,
  ...languages,
  ...eqf,
  ...credentials,
  ...exchange,
  ...digital,
}
