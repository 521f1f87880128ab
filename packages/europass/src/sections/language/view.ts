import { cefrGroups, cefrSkills } from '../../cefr/index.ts'
import { languageName } from '../../names.ts'
import { dateText, joined, type Saying } from '../saying.ts'
import type { SectionBody, SectionContext } from '../section.ts'
import type { LanguageSkill } from './schema.ts'

/** Sets mother tongues, which are personal information, and the CEFR table of other languages. */
export function languageView(
  languages: readonly LanguageSkill[],
  say: Saying,
  { personal }: SectionContext,
): SectionBody | null {
  const { words } = say
  const name = (language: { code: string; label: string }): string => languageName(language, say.language).trim()
  const mother = personal.motherTongues.map(name).filter(Boolean)
  const others = languages.filter((one) => name(one) !== '')
  if (mother.length === 0 && others.length === 0) return null
  return {
    kind: 'languages',
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
            rows: others.map((one) => ({
              name: name(one),
              levels: cefrSkills.map((skill) => one[skill]),
              certificates: one.certificates
                .map(({ title, organisation, date, level }) =>
                  joined([title, organisation, level, dateText(date, say)]),
                )
                .filter(Boolean),
            })),
            missing: words('language.notAssessed'),
            key: words('cefr.key'),
          },
  }
}
