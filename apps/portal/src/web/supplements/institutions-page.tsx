import '../styles/supplements.css'
import '../styles/forms.css'
import { type Side, supplementKinds, type SupplementName, supplements } from '@laissez-passer/europass/supplements'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useWords } from '../language.tsx'
import { Failed } from '../parts/failed.tsx'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { loginAddress, useSession } from '../session.tsx'
import { beginDocument } from './begin.ts'
import { useSupplementWords } from './words.ts'

/** What institutions can do here, and where they begin: for themselves or as the person it is about. */
export default function InstitutionsPage() {
  const { t, language } = useWords()
  const words = useSupplementWords()
  const { status, person } = useSession()
  const navigate = useNavigate()
  const [trouble, setTrouble] = useState<'full' | 'failed' | null>(null)
  const begin = async (kind: SupplementName, keeper: Side): Promise<void> => {
    const begun = await beginDocument(person, kind, { keeper, language })
    if (begun.ok) void navigate(`/${kind}/${begun.value}`)
    else setTrouble(begun.reason === 'full' ? 'full' : 'failed')
  }
  // Whoever is signed in would begin as a guest, and find nothing on the page that follows.
  if (status === 'unknown') return <Waiting />
  return (
    <Page title={t('supplement.institutions.title')} lead={t('supplement.institutions.lead')}>
      {trouble &&
        (trouble === 'full' ? <Notice kind="bad" title={t('save.full')} live /> : <Failed says="supplement.failed" />)}
      {!person && (
        <Notice
          kind="info"
          title={t('supplement.institutions.guest')}
          action={
            <a className="button" href={loginAddress({ returnTo: '/institutions', language })}>
              {t('account.login')}
            </a>
          }
        />
      )}
      <div className="supplement-kinds">
        {supplementKinds.map((name) => {
          const label = words(supplements[name].label)
          return (
            <section key={name} className="card" aria-labelledby={`kind-${name}`}>
              <h2 id={`kind-${name}`}>{label}</h2>
              <p>{words(supplements[name].explanation)}</p>
              <div className="supplement-actions">
                <button
                  type="button"
                  className="button button-primary"
                  aria-label={t('supplement.beginInstitutionNamed', { kind: label })}
                  onClick={() => void begin(name, 'institution')}
                >
                  {t('supplement.beginInstitution')}
                </button>
                {name !== 'certificate-supplement' && (
                  <button
                    type="button"
                    className="button"
                    aria-label={t('supplement.beginHolderNamed', { kind: label })}
                    onClick={() => void begin(name, 'holder')}
                  >
                    {t('supplement.beginHolder')}
                  </button>
                )}
              </div>
            </section>
          )
        })}
      </div>
      <section className="stack" aria-labelledby="steps">
        <h2 id="steps">{t('supplement.institutions.how')}</h2>
        <ol>
          <li>{t('supplement.institutions.one')}</li>
          <li>{t('supplement.institutions.two')}</li>
          <li>{t('supplement.institutions.three')}</li>
          <li>{t('supplement.institutions.four')}</li>
        </ol>
        <p>
          <Link to="/eqf">{t('eqf.title')}</Link>
        </p>
      </section>
    </Page>
  )
}
