import '../styles/forms.css'
import '../styles/digital.css'
import { Link } from 'react-router'
import { useWords } from '../language.tsx'
import { Page } from '../parts/page.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { useSession } from '../session.tsx'
import { DigitalSkills } from './skills.tsx'
import { TestsList } from './tests-list.tsx'

/** Digital skills: what somebody lists, and the test. */
export default function DigitalSkillsPage() {
  const { t } = useWords()
  const { status, person } = useSession()
  if (status === 'unknown') return <Waiting />
  return (
    <Page title={t('digital.title')} lead={t('digital.lead')}>
      <section className="card stack" aria-labelledby="digital-test">
        <h2 id="digital-test">{t('tool.test.title')}</h2>
        <TestsList />
      </section>
      <section className="stack digital-skills" aria-labelledby="digital-list">
        <h2 id="digital-list">{t('digital.listTitle')}</h2>
        <p>{t('digital.listText')}</p>
        <DigitalSkills />
        {person && (
          <p>
            <Link to="/me">{t('digital.toCv')}</Link>
          </p>
        )}
      </section>
    </Page>
  )
}
