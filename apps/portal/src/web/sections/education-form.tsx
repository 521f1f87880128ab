import { eqfLevels } from '@laissez-passer/europass/eqf'
import type { Education } from '@laissez-passer/europass/model'
import { countryOptions } from '../fields/codes.ts'
import { EntryList } from '../fields/entry-list.tsx'
import { SelectRow } from '../fields/select.tsx'
import { TextRow } from '../fields/text.tsx'
import { useEuropassWords } from '../europass-words.ts'
import { useWords } from '../language.tsx'
import { PeriodFields } from './period-fields.tsx'
import type { SectionFormProps } from './section-form.ts'
import { detail } from './work-form.tsx'

const empty: Omit<Education, 'id'> = {
  qualification: '',
  organisation: '',
  city: '',
  country: '',
  website: '',
  from: '',
  to: '',
  ongoing: false,
  eqf: '',
  grade: '',
  thesis: '',
  nationalClassification: '',
  creditType: '',
  credits: '',
  description: '',
}

/** Qualifications and courses, the latest first. */
export function EducationForm({ profile, change, hiding }: SectionFormProps) {
  const { t, language } = useWords()
  const e = useEuropassWords()
  const levels = [
    { value: '' as const, label: '' },
    ...eqfLevels.map((level) => ({
      value: level,
      label: t('education.eqfLevel', { level, example: t(`eqf.${level}`) }),
    })),
  ]
  return (
    <EntryList
      entries={profile.education}
      onChange={(education) => change((before) => ({ ...before, education }))}
      make={(id) => ({ id, ...empty })}
      addLabel={t('education.add')}
      empty={t('education.empty')}
      nameOf={(one) => one.qualification || one.organisation}
      detailOf={(one) => detail(one.qualification ? one.organisation : '', one, { language, e })}
      {...(hiding && { hiding })}
    >
      {(one, set, index) => (
        <>
          <TextRow
            label={t('education.qualification')}
            path={`education.${index}.qualification`}
            value={one.qualification}
            onChange={(qualification) => set({ qualification })}
            required
          />
          <TextRow
            label={t('education.organisation')}
            path={`education.${index}.organisation`}
            value={one.organisation}
            onChange={(organisation) => set({ organisation })}
          />
          <TextRow
            label={t('form.city')}
            path={`education.${index}.city`}
            value={one.city}
            onChange={(city) => set({ city })}
          />
          <SelectRow
            label={t('form.country')}
            path={`education.${index}.country`}
            value={one.country}
            options={countryOptions(language)}
            onChange={(country) => set({ country })}
          />
          <PeriodFields value={one} path={`education.${index}`} onChange={set} ongoingLabel={t('education.ongoing')} />
          <SelectRow
            label={t('education.eqf')}
            path={`education.${index}.eqf`}
            value={one.eqf}
            options={levels}
            onChange={(eqf) => set({ eqf })}
          />
          <TextRow
            label={e('education.grade')}
            path={`education.${index}.grade`}
            value={one.grade}
            onChange={(grade) => set({ grade })}
          />
          <TextRow
            className="whole"
            label={t('education.thesis')}
            path={`education.${index}.thesis`}
            value={one.thesis}
            onChange={(thesis) => set({ thesis })}
          />
          <TextRow
            className="whole"
            label={t('education.description')}
            path={`education.${index}.description`}
            value={one.description}
            onChange={(description) => set({ description })}
            lines={5}
            hint={t('form.richHint')}
          />
        </>
      )}
    </EntryList>
  )
}
