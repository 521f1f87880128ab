import { genders, type Personal } from '@laissez-passer/europass/model'
import { useEuropassWords } from '../europass-words.ts'
import { useWords } from '../language.tsx'
import { countryOptions } from '../fields/codes.ts'
import { DateRow } from '../fields/date.tsx'
import { SelectRow } from '../fields/select.tsx'
import { TextRow } from '../fields/text.tsx'
import { ContactFields } from './contact-fields.tsx'
import type { SectionFormProps } from './section-form.ts'

/** Who the person is and how to reach them. */
export function PersonalForm({ profile, change }: SectionFormProps) {
  const { t, language } = useWords()
  const e = useEuropassWords()
  const { personal } = profile
  const set = (part: Partial<Personal>): void =>
    change((before) => ({ ...before, personal: { ...before.personal, ...part } }))
  const nationalities = personal.nationalities.length === 0 ? [''] : personal.nationalities
  return (
    <div className="grid">
      <TextRow
        label={t('personal.givenName')}
        path="personal.givenName"
        value={personal.givenName}
        onChange={(givenName) => set({ givenName })}
        autoComplete="given-name"
        required
      />
      <TextRow
        label={t('personal.familyName')}
        path="personal.familyName"
        value={personal.familyName}
        onChange={(familyName) => set({ familyName })}
        autoComplete="family-name"
      />
      <TextRow
        className="whole"
        label={t('personal.about')}
        path="personal.about"
        value={personal.about}
        onChange={(about) => set({ about })}
        lines={5}
        hint={t('form.richHint')}
      />
      <ContactFields personal={personal} set={set} />
      <DateRow
        label={e('personal.birthDate')}
        path="personal.birthDate"
        value={personal.birthDate}
        onChange={(birthDate) => set({ birthDate })}
      />
      <SelectRow
        label={e('personal.gender')}
        path="personal.gender"
        value={personal.gender}
        onChange={(gender) => set({ gender })}
        options={genders.map((value) => ({
          value,
          label: value === '' ? '' : value === 'do_not_indicate' ? t('personal.genderNone') : e(`gender.${value}`),
        }))}
      />
      {nationalities.map((code, index) => (
        <SelectRow
          key={index}
          label={e('personal.nationality')}
          path={`personal.nationalities.${index}`}
          value={code}
          options={countryOptions(language)}
          onChange={(chosen) => set({ nationalities: nationalities.with(index, chosen).filter(Boolean) })}
        />
      ))}
    </div>
  )
}
