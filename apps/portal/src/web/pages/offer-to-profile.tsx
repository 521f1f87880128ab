import type { Profile } from '@laissez-passer/europass/model'
import { useNavigate } from 'react-router'
import { addToProfile } from '../documents/handover.ts'
import { useWords } from '../language.tsx'

/** Offers what a guest's CV says to the profile that there was already: it is never changed unasked. */
export function OfferToProfile({ person, content }: { readonly person: string; readonly content: Profile }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const add = async (): Promise<void> => {
    await addToProfile(person, content)
    void navigate('/profile')
  }
  return (
    <>
      <p>{t('me.offerText')}</p>
      <button type="button" className="button" onClick={() => void add()}>
        {t('me.offerProfile')}
      </button>
    </>
  )
}
