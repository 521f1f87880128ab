import '../styles/related.css'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { useWords } from '../language.tsx'
import { load } from '../request.ts'

interface Related {
  readonly uri: string
  readonly label: string
  readonly because: readonly string[]
}

const kinds = ['occupation', 'skill'] as const
type Found = Readonly<Record<(typeof kinds)[number], readonly Related[]>>

/**
 * What goes with the occupations, skills and interests of the person signed in, by the operator’s list.
 * Nothing where their profile names none of it.
 *
 * @param props - `className`: of the section
 */
export default function RelatedBlock({ className }: { readonly className: string }) {
  const { t, language } = useWords()
  const [found, setFound] = useState<Found | null>(null)
  useEffect(() => {
    let gone = false
    void load(`/api/suggestions/mine?language=${language}`, (body) => ({
      occupation: read(body['occupation']),
      skill: read(body['skill']),
    })).then((loaded) => {
      if (!gone) setFound(loaded.ok ? loaded.value : null)
    })
    return () => {
      gone = true
    }
  }, [language])
  const shown = kinds.flatMap((kind) => (found && found[kind].length > 0 ? [{ kind, list: found[kind] }] : []))
  if (shown.length === 0) return null
  return (
    <section className={className} aria-labelledby="related">
      <h2 id="related">{t('related.title')}</h2>
      <p className="hint">{t('related.text')}</p>
      <div className="related">
        {shown.map(({ kind, list }) => (
          <section key={kind} className="card stack" aria-labelledby={`related-${kind}`}>
            <h3 id={`related-${kind}`}>{t(`related.${kind}`)}</h3>
            <ul className="plain-list">
              {list.map(({ uri, label, because }) => (
                <li key={uri}>
                  <strong>{label}</strong>
                  <span className="hint">{t('related.because', { what: because.slice(0, most).join(', ') })}</span>
                </li>
              ))}
            </ul>
            <p className="related-ways">
              {kind === 'occupation' ? (
                <Link to="/work">{t('related.toWork')}</Link>
              ) : (
                <>
                  <Link to="/learn">{t('related.toLearn')}</Link>
                  <Link to="/profile">{t('related.toProfile')}</Link>
                </>
              )}
            </p>
          </section>
        ))}
      </div>
    </section>
  )
}

/** As many reasons as are said. */
const most = 3

function read(value: unknown): readonly Related[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((one: unknown): Related[] => {
    const { uri, label, because }: { uri?: unknown; label?: unknown; because?: unknown } = Object(one)
    if (typeof uri !== 'string' || typeof label !== 'string' || !Array.isArray(because)) return []
    return [{ uri, label, because: because.filter((text) => typeof text === 'string') }]
  })
}
