import { useState } from 'react'
import { useNavigate } from 'react-router'
import { answerOffer } from '../documents/hand-over-guest.ts'
import { useWords } from '../language.tsx'

/** Offers what a guest wrote to the profile that there was already: it is never changed unasked. */
export function OfferToProfile({ person }: { readonly person: string }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const [answered, setAnswered] = useState(false)
  const add = async (): Promise<void> => {
    await answerOffer(person, 'add')
    setAnswered(true)
    void navigate('/profile')
  }
  if (answered) return null
  return (
    <>
      <p>{t('me.offerText')}</p>
      <button type="button" className="button" onClick={() => void add()}>
        {t('me.offerProfile')}
      </button>
    </>
  )
}
