import { useEffect, useState } from 'react'
import { useWords } from '../language.tsx'
import { useSession } from '../session.tsx'
import { whenIdle } from '../typesetting/when-idle.ts'
import type { UnderWay } from './under-way.ts'

const nothing: UnderWay = { test: null, languages: null }

/**
 * Whether this browser keeps a test or a check of a guest: what reads them is loaded for those who have one.
 */
async function guestHasSome(): Promise<boolean> {
  const { thisBrowser } = await import('../documents/browser.ts')
  const { keep } = await thisBrowser()
  return (await keep.list()).some(({ kind }) => kind === 'digital-test' || kind === 'language-check')
}

/**
 * What this person, or the guest of this browser, may go on with. Asked when the page has nothing else to do.
 */
export function useUnderWay(): UnderWay {
  const { status, person } = useSession()
  const { language } = useWords()
  const [found, setFound] = useState(nothing)
  useEffect(() => {
    if (status === 'unknown') return
    let gone = false
    const look = async (): Promise<void> => {
      const some = person !== null || (await guestHasSome())
      const underWay = some ? await (await import('./under-way.ts')).underWay(person?.id ?? null, language) : nothing
      if (!gone) setFound(underWay)
    }
    // Without a connection what reads them may be missing: the cards lead to their pages all the same.
    const stop = whenIdle(() => void look().catch(() => undefined))
    return () => {
      gone = true
      stop()
    }
  }, [status, person, language])
  return found
}
