import { useLocation } from 'react-router'
import { useWords } from '../language.tsx'
import { Page } from '../parts/page.tsx'
import { loginAddress } from '../session.tsx'

/** What a page of one's own shows a guest: why to sign in, and the way. */
export function SignInFirst({ title }: { readonly title: string }) {
  const { t, language } = useWords()
  const { pathname } = useLocation()
  return (
    <Page title={title} lead={t('signInFirst.text')}>
      <p>{t('signInFirst.ways')}</p>
      <div className="actions">
        <a className="button button-primary" href={loginAddress({ returnTo: pathname, language })}>
          {t('account.login')}
        </a>
        <a className="button" href={loginAddress({ returnTo: pathname, language, create: true })}>
          {t('signInFirst.create')}
        </a>
      </div>
    </Page>
  )
}
