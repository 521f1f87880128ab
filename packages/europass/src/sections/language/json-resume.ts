import { overallLevel } from '../../cefr/index.ts'
import { languageOf } from '../../exchange/codes.ts'
import { readFluency, skillsFromFluency } from '../../exchange/fluency.ts'
import { textOf } from '../../exchange/json.ts'
import { languageName } from '../../names.ts'
import { item } from '../resume.ts'
import type { ResumeSection } from '../section.ts'
import type { LanguageSkill } from './schema.ts'

/** `languages`, but for those that are spoken natively: these are personal information. */
export const languageResume: ResumeSection<LanguageSkill> = {
  list: 'languages',
  write: (one, say) => item({ language: languageName(one, say.language), fluency: overallLevel(one) ?? '' }),
  read: (source, { at, source: place, notes }) => {
    const fluency = textOf(source['fluency'])
    if (readFluency(fluency).kind === 'native') return undefined
    return {
      ...languageOf(textOf(source['language'])),
      ...skillsFromFluency(fluency, { entry: at, source: `${place}/fluency`, notes }),
    }
  },
}
