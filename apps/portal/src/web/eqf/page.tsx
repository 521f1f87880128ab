import '../styles/forms.css'
import '../styles/eqf.css'
import { eqfAspects, eqfLevels, isEqfLevel, nationalFrameworks, nationalLevels } from '@laissez-passer/europass/eqf'
import { countryName } from '@laissez-passer/europass/names'
import { useId } from 'react'
import { useSearchParams } from 'react-router'
import { useEuropassWords } from '../europass-words.ts'
import { useWords } from '../language.tsx'
import { Page } from '../parts/page.tsx'
import { useEqfWords } from './words.ts'

/** The eight levels of the European Qualifications Framework, with a country’s own beside them. */
export default function EqfPage() {
  const { t, language } = useWords()
  const e = useEqfWords()
  const documents = useEuropassWords()
  const id = useId()
  const [search, setSearch] = useSearchParams()
  const country = (search.get('country') ?? '').toUpperCase()
  const countries = [...new Set(nationalFrameworks.map((one) => one.country))]
    .map((code) => ({ code, name: countryName(code, language) }))
    .toSorted((one, other) => one.name.localeCompare(other.name, language))
  const named = nationalFrameworks.filter((one) => one.country === country)
  return (
    <Page title={t('eqf.title')} lead={t('eqf.lead')}>
      <div className="field eqf-country">
        <label htmlFor={id}>{t('eqf.country')}</label>
        <select
          id={id}
          value={named.length > 0 ? country : ''}
          onChange={(event) =>
            setSearch(event.target.value === '' ? {} : { country: event.target.value }, { replace: true })
          }
        >
          <option value="">{t('eqf.noCountry')}</option>
          {countries.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </div>
      {named.map(({ name, short, language: tongue }) => (
        <p key={short}>
          <span lang={tongue}>{name}</span> ({short})
        </p>
      ))}
      <ol className="eqf-levels">
        {eqfLevels.map((level) => (
          <li key={level} className="card" id={`level-${level}`}>
            <h2>
              {e('eqf.level', { level })}
              <small>{documents(`eqf.${level}`).replace(/^\d\s*:\s*/u, '')}</small>
            </h2>
            {isEqfLevel(level) &&
              nationalLevels(country, level).map(({ short, levels }) => (
                <p key={short} className="tag">
                  {e('eqf.nationalWithout', { short, levels: t.format.list([...levels]) })}
                </p>
              ))}
            <dl>
              {eqfAspects.map((aspect) => (
                <div key={aspect}>
                  <dt>{e(`eqf.aspect.${aspect}`)}</dt>
                  <dd>{e(`eqf.${level}.${aspect}`)}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ol>
      <p className="hint">{t('eqf.known')}</p>
      <p className="hint">{e('eqf.source')}</p>
    </Page>
  )
}
