import { cefrGroups, cefrSkills } from '../../cefr/index.ts'
import type { Languages } from '../../model/sections/languages.ts'
import { languageName } from '../../names.ts'
import type { LanguagesView } from '../view.ts'
import type { Words } from '../words.ts'

/** Sets mother tongues and the CEFR table. */
export function languagesView(languages: Languages, words: Words): LanguagesView {
  const name = (language: { code: string; label: string }): string => languageName(language, words.language)
  const mother = languages.motherTongues.map(name).filter(Boolean)
  const others = languages.others.filter((other) => name(other) !== '')
  return {
    mother:
      mother.length === 0
        ? null
        : { label: words('language.motherTongues', { count: mother.length }), value: words.format.list(mother) },
    table:
      others.length === 0
        ? null
        : {
            caption: words('language.others', { count: others.length }),
            corner: words('language.name'),
            groups: cefrGroups.map((group) => ({
              title: words(`cefr.${group.name}`),
              skills: group.skills.map((skill) => words(`cefr.${skill}`)),
            })),
            rows: others.map((other) => ({
              name: name(other),
              levels: cefrSkills.map((skill) => other[skill]),
              certificates: [],
            })),
            missing: words('language.notAssessed'),
            key: words('cefr.key'),
          },
  }
}
