import { useEffect, useState } from 'react'
import { type MessageKey, useWords } from '../language.tsx'
import { loginAddress, useSession } from '../session.tsx'
import { whoIsThere } from '../who.ts'
import { Notice } from './notice.tsx'

/**
 * Says that something wasn't done. Where that is because the session has ended it says so, with the way back
 * in: trying again would be of no use.
 *
 * @param props - `says`: what it says otherwise
 */
export function Failed({ says = 'me.failed' }: { readonly says?: MessageKey }) {
  const { t, language } = useWords()
  const { person } = useSession()
  const id = person?.id
  const [why, setWhy] = useState<'ended' | 'replaced' | null>(null)
  useEffect(() => {
    if (!id) return
    void whoIsThere().then((found) => {
      if (found.ok && found.value?.id !== id) setWhy(found.value ? 'replaced' : 'ended')
    })
  }, [id])
  if (!why) return <Notice kind="bad" title={t(says)} live />
  const { pathname } = window.location
  const again = why === 'replaced'
  return (
    <Notice
      kind="warn"
      title={t(again ? 'save.replacedTitle' : 'save.endedTitle')}
      live
      action={
        <a className="button button-primary" href={loginAddress({ returnTo: pathname, language, again })}>
          {t('save.loginAgain')}
        </a>
      }
    />
  )
}
