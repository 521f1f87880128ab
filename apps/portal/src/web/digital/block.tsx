import '../styles/digital.css'
import { Suspense } from 'react'
import { Link } from 'react-router'
import { useWords } from '../language.tsx'
import { TestsList } from './tests-list.tsx'

/** Digital skills among what a person has: the test, its results, and the way to the list. */
export function DigitalBlock() {
  const { t } = useWords()
  return (
    <section className="stack" aria-labelledby="digital-block">
      <div className="section-head">
        <h2 id="digital-block">{t('digital.title')}</h2>
        <Link className="button" to="/digital-skills">
          {t('digital.open')}
        </Link>
      </div>
      <Suspense>
        <TestsList brief />
      </Suspense>
    </section>
  )
}
