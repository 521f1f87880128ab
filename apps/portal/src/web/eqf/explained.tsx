import '../styles/eqf.css'
import { eqfAspects, type EqfLevel, nationalLevels } from '@laissez-passer/europass/eqf'
import { countryName } from '@laissez-passer/europass/names'
import { Link } from 'react-router'
import { useWords } from '../language.tsx'
import { useEqfWords } from './words.ts'

/** What a level asks, beneath the field in which it is chosen, and which level of the country it is. */
export default function EqfExplained({ level, country }: { readonly level: EqfLevel; readonly country: string }) {
  const { t, language } = useWords()
  const e = useEqfWords()
  return (
    <details className="eqf-explained">
      <summary>{t('eqf.what', { level })}</summary>
      <dl>
        {eqfAspects.map((aspect) => (
          <div key={aspect}>
            <dt>{e(`eqf.aspect.${aspect}`)}</dt>
            <dd>{e(`eqf.${level}.${aspect}`)}</dd>
          </div>
        ))}
        {nationalLevels(country, level).map(({ name, language: tongue, short, levels }) => (
          <div key={short}>
            <dt lang={tongue}>{name}</dt>
            <dd>
              {e('eqf.national', {
                country: countryName(country, language),
                short,
                levels: t.format.list([...levels]),
              })}
            </dd>
          </div>
        ))}
      </dl>
      <p>
        <Link to="/eqf">{t('eqf.all')}</Link>
      </p>
    </details>
  )
}
