import { type CefrLevel, cefrLevels, cefrSkills, overallLevel } from '@laissez-passer/europass/cefr'
import type { Languages, LanguageSkill } from '@laissez-passer/europass/model'
import { languageName } from '@laissez-passer/europass/names'
import { EntryList } from '../fields/entry-list.tsx'
import { LanguageRow } from '../fields/language.tsx'
import { SelectRow } from '../fields/select.tsx'
import { useEuropassWords } from '../europass-words.ts'
import { useWords } from '../language.tsx'
import type { SectionFormProps } from './section-form.ts'

/** Mother tongues, and other languages with their five CEFR levels. */
export function LanguagesForm({ profile, change, hiding }: SectionFormProps) {
  const { t, language } = useWords()
  const e = useEuropassWords()
  const { languages } = profile
  const set = (part: Partial<Languages>): void =>
    change((before) => ({ ...before, languages: { ...before.languages, ...part } }))
  const levels: readonly { value: CefrLevel | ''; label: string }[] = [
    { value: '', label: e('language.notAssessed') },
    ...cefrLevels.map((level) => ({ value: level, label: `${level} – ${e(`cefr.${level}`)}` })),
  ]
  const name = (one: { code: string; label: string }): string => languageName(one, language)
  return (
    <div className="stack">
      <h3 className="sub">{t('languages.mother')}</h3>
      <EntryList
        entries={languages.motherTongues}
        onChange={(motherTongues) => set({ motherTongues })}
        make={(id) => ({ id, code: '', label: '' })}
        addLabel={t('languages.addMother')}
        nameOf={name}
        {...(hiding && { hiding })}
      >
        {(one, part, index) => (
          <LanguageRow
            label={t('languages.mother')}
            path={`languages.motherTongues.${index}`}
            value={one}
            onChange={part}
          />
        )}
      </EntryList>
      <h3 className="sub">{t('languages.others')}</h3>
      <EntryList
        entries={languages.others}
        onChange={(others) => set({ others })}
        make={(id): LanguageSkill => ({
          id,
          code: '',
          label: '',
          listening: '',
          reading: '',
          interaction: '',
          production: '',
          writing: '',
        })}
        addLabel={t('languages.add')}
        nameOf={name}
        detailOf={(one) => overallLevel(one) ?? ''}
        {...(hiding && { hiding })}
      >
        {(one, part, index) => (
          <>
            <LanguageRow label={e('language.name')} path={`languages.others.${index}`} value={one} onChange={part} />
            <p className="hint whole">{t('languages.cefrHint')}</p>
            {cefrSkills.map((skill) => (
              <SelectRow
                key={skill}
                label={e(`cefr.${skill}`)}
                path={`languages.others.${index}.${skill}`}
                value={one[skill]}
                options={levels}
                onChange={(level) => part({ [skill]: level })}
              />
            ))}
          </>
        )}
      </EntryList>
    </div>
  )
}
