import type { Translator } from '@laissez-passer/i18n/translator'
import { cefrSkills } from '../cefr/index.ts'
import { languageName } from '../names.ts'
import type { Profile } from '../profile/schema.ts'
import { languageView } from '../sections/language/view.ts'
import { makeSheet, type SheetDesign } from '../sheet/make.ts'
import type { SheetBlock, SheetView } from '../sheet/view.ts'
import type { EuropassMessageKey } from '../words/keys.ts'
import type { LanguageCheck } from './schema.ts'
import { skillsOf, statementsOf } from './statements.ts'
import { isSameLanguage } from './take.ts'
import type { LanguagesMessageKey } from './words/index.ts'

/** What a grid speaks with: both in one language. */
export interface GridWords {
  readonly words: Translator<EuropassMessageKey>
  /** Can-do statements. */
  readonly say: Translator<LanguagesMessageKey>
  readonly design?: SheetDesign
  /** Languages that are signed, as checks of them say: what their levels say is said of signing. */
  readonly signed?: readonly Pick<LanguageCheck, 'code' | 'label'>[]
}

/**
 * The languages of a profile as a sheet: mother tongues, the levels of all others with their certificates,
 * and what each level says, skill by skill, in our words. Of the person it has the name and nothing else.
 *
 * @returns null where the profile has no language
 */
export function gridSheet(profile: Profile, { words, say, design, signed = [] }: GridWords): SheetView | null {
  const { personal } = profile
  const { language } = words
  const body = languageView(profile.entries.language, { words, language, dates: 'short' }, { personal })
  if (body?.kind !== 'languages') return null
  const name = `${personal.givenName} ${personal.familyName}`.trim()
  return makeSheet(
    {
      title: say('grid.title'),
      subtitle: say('grid.subtitle'),
      name,
      facts: name === '' ? [] : [{ label: say('grid.name'), value: name }],
      blocks: [
        { kind: 'grid', languages: body },
        ...meanings(profile, { language, say, words, signed }),
        { kind: 'text', form: 'small', body: say('grid.source') },
      ],
    },
    { words, ...(design && { design }) },
  )
}

/** What the levels of each language say. */
function meanings(
  profile: Profile,
  {
    language,
    say,
    words,
    signed,
  }: Required<Pick<GridWords, 'say' | 'words' | 'signed'>> & { readonly language: string },
): readonly SheetBlock[] {
  const languages = profile.entries.language.filter(
    (one) => languageName(one, language).trim() !== '' && cefrSkills.some((skill) => one[skill] !== ''),
  )
  if (languages.length === 0) return []
  return [
    { kind: 'heading', level: 1, text: say('grid.meaning') },
    ...languages.flatMap((one): SheetBlock[] => {
      const isSigned = signed.some((other) => isSameLanguage(other, one))
      return [
        { kind: 'heading', level: 2, text: languageName(one, language).trim() },
        {
          kind: 'facts',
          facts: skillsOf({ signed: isSigned }).flatMap((skill) => {
            const level = one[skill]
            if (level === '') return []
            const statements = statementsOf(skill, { level, signed: isSigned })
            const named = isSigned ? say(`signed.${skill}`) : words(`cefr.${skill}`)
            const label = say('grid.level', { skill: named, level })
            return [{ label, value: statements.map((statement) => say(`canDo.${statement}`)).join(' ') }]
          }),
        },
      ]
    }),
  ]
}
