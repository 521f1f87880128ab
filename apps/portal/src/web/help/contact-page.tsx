import { Link } from 'react-router'
import { Page } from '../parts/page.tsx'
import { usePortalFacts } from '../portal-facts.ts'
import { useHelpWords } from './help-words.ts'

/** Whom to ask: the operator, where they say how, and EU Login for what is its own. */
export default function ContactPage() {
  const h = useHelpWords()
  const facts = usePortalFacts()
  const { supportEmail = null, supportUrl = null } = facts ?? {}
  return (
    <Page title={h('contact.title')} lead={h('contact.lead')}>
      <section className="stack" aria-labelledby="here">
        <h2 id="here">{h('contact.here')}</h2>
        <p>{h('contact.say')}</p>
        {facts && !supportEmail && !supportUrl && <p>{h('contact.none')}</p>}
        <div className="actions">
          {supportEmail && (
            <a className="button" href={`mailto:${supportEmail}`}>
              {h('contact.write', { address: supportEmail })}
            </a>
          )}
          {supportUrl && (
            <a className="button" href={supportUrl}>
              {h('contact.page')}
            </a>
          )}
          <Link className="button" to="/help">
            {h('help.title')}
          </Link>
        </div>
      </section>
      <section className="stack" aria-labelledby="login">
        <h2 id="login">{h('contact.login')}</h2>
        <p>{h('contact.loginText')}</p>
        {facts && (
          <p>
            <a className="button" href={facts.help}>
              {h('contact.loginHelp')}
            </a>
          </p>
        )}
      </section>
    </Page>
  )
}
