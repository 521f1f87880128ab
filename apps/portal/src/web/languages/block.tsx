import { languageName } from '@laissez-passer/europass/names'
import { overallLevel } from '@laissez-passer/europass/cefr'
import type { Profile } from '@laissez-passer/europass/profile'
import { Link } from 'react-router'
import { useWords } from '../language.tsx'

/** Languages on a person's own page: which ones, how well, and the way to check them. */
export function LanguagesBlock({ profile }: { readonly profile: Profile | null }) {
  const { t, language } = useWords()
  const named = (profile?.entries.language ?? []).flatMap((one) => {
    const name = languageName(one, language).trim()
    return name === '' ? [] : [{ id: one.id, name, level: overallLevel(one) }]
  })
  return (
    <section aria-labelledby="languages" className="stack">
      <div className="section-head">
        <h2 id="languages">{t('languages.title')}</h2>
        <Link className="button" to="/languages">
          {t('languages.check')}
        </Link>
      </div>
      {named.length === 0 ? (
        <p className="empty">{t('languages.none')}</p>
      ) : (
        <ul className="filled">
          {named.map(({ id, name, level }) => (
            <li key={id} data-done={level !== undefined || undefined}>
              {level ? t('languages.named', { language: name, level }) : name}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
