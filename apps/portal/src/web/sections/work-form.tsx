import { formatPartialDate, type Period, type WorkExperience } from '@laissez-passer/europass/model'
import { countryOptions } from '../fields/codes.ts'
import { EntryList } from '../fields/entry-list.tsx'
import { SelectRow } from '../fields/select.tsx'
import { TextRow } from '../fields/text.tsx'
import { useEuropassWords } from '../europass-words.ts'
import { useWords } from '../language.tsx'
import { PeriodFields } from './period-fields.tsx'
import type { SectionFormProps } from './section-form.ts'

const empty: Omit<WorkExperience, 'id'> = {
  occupation: '',
  employer: '',
  city: '',
  country: '',
  website: '',
  email: '',
  department: '',
  sector: '',
  from: '',
  to: '',
  ongoing: false,
  description: '',
}

/** Positions held, the latest first. */
export function WorkForm({ profile, change, hiding }: SectionFormProps) {
  const { t, language } = useWords()
  const e = useEuropassWords()
  return (
    <EntryList
      entries={profile.work}
      onChange={(work) => change((before) => ({ ...before, work }))}
      make={(id) => ({ id, ...empty })}
      addLabel={t('work.add')}
      empty={t('work.empty')}
      nameOf={(work) => work.occupation || work.employer}
      detailOf={(work) => detail(work.occupation ? work.employer : '', work, { language, e })}
      {...(hiding && { hiding })}
    >
      {(work, set, index) => (
        <>
          <TextRow
            label={t('work.occupation')}
            path={`work.${index}.occupation`}
            value={work.occupation}
            onChange={(occupation) => set({ occupation })}
            required
          />
          <TextRow
            label={t('work.employer')}
            path={`work.${index}.employer`}
            value={work.employer}
            onChange={(employer) => set({ employer })}
          />
          <TextRow
            label={t('form.city')}
            path={`work.${index}.city`}
            value={work.city}
            onChange={(city) => set({ city })}
          />
          <SelectRow
            label={t('form.country')}
            path={`work.${index}.country`}
            value={work.country}
            options={countryOptions(language)}
            onChange={(country) => set({ country })}
          />
          <PeriodFields value={work} path={`work.${index}`} onChange={set} ongoingLabel={t('work.ongoing')} />
          <TextRow
            className="whole"
            label={t('work.description')}
            path={`work.${index}.description`}
            value={work.description}
            onChange={(description) => set({ description })}
            lines={6}
            hint={t('form.richHint')}
          />
          <TextRow
            label={t('work.department')}
            path={`work.${index}.department`}
            value={work.department}
            onChange={(department) => set({ department })}
          />
          <TextRow
            type="url"
            label={t('work.website')}
            path={`work.${index}.website`}
            value={work.website}
            onChange={(website) => set({ website })}
            hint={t('form.urlHint')}
          />
        </>
      )}
    </EntryList>
  )
}

/** The second line of an entry in a list: where, and from when to when. */
export function detail(
  where: string,
  period: Period,
  { language, e }: { readonly language: string; readonly e: ReturnType<typeof useEuropassWords> },
): string {
  const from = formatPartialDate(period.from, language)
  const to = period.ongoing ? e('cv.present') : formatPartialDate(period.to, language)
  const span = from && to ? e('cv.period', { from, to }) : from || to
  return [where, span].filter(Boolean).join(' · ')
}
