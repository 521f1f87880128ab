import { useWords } from '../language.tsx'
import { Notice } from '../parts/notice.tsx'
import { loginAddress } from '../session.tsx'

/** Tells a guest where what they do is kept, and how to keep it for good. */
export function GuestNotice({ returnTo }: { readonly returnTo: string }) {
  const { t, language } = useWords()
  return (
    <Notice
      kind="info"
      title={t('guest.title')}
      action={
        <a className="button" href={loginAddress({ returnTo, language, create: true })}>
          {t('guest.keep')}
        </a>
      }
    >
      <p>{t('languages.guest')}</p>
    </Notice>
  )
}
