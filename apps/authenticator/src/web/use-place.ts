import type { AuthenticatorLink } from '@laissez-passer/mobile-crypto'
import { useCallback, useEffect, useState } from 'react'

/** Where the person is; a request that waits comes before all of these. */
export type Place =
  | { readonly at: 'home' }
  | { readonly at: 'how' }
  | { readonly at: 'scan'; readonly start: 'camera' | 'paste'; readonly notice?: string | undefined }
  | { readonly at: 'confirm'; readonly link: Extract<AuthenticatorLink, { kind: 'initialise' | 'sign-in' }> }
  | { readonly at: 'enrol'; readonly link: Extract<AuthenticatorLink, { kind: 'initialise' }> }
  | { readonly at: 'enrolled'; readonly device: string; readonly name: string }
  | { readonly at: 'code'; readonly code: string; readonly service: string }
  | { readonly at: 'trouble'; readonly title: string; readonly text: string }
  /** A sign-in page on this phone sent the person here, but the app holds no account. */
  | { readonly at: 'no-account' }
  | { readonly at: 'settings' }
  | { readonly at: 'history' }
  | { readonly at: 'biometrics'; readonly offer: boolean }
  | { readonly at: 'pin'; readonly by: 'change' | 'forgot' }

/**
 * Where the person is. Leaving home adds one entry to the history, so that the phone's own "back" leads home
 * instead of out of the app; links and secrets never stand in it.
 */
export function usePlace(first: Place): readonly [Place, (place: Place) => void] {
  const [place, setPlace] = useState(first)
  useEffect(() => {
    const back = (): void => setPlace({ at: 'home' })
    addEventListener('popstate', back)
    return () => removeEventListener('popstate', back)
  }, [])
  const go = useCallback((next: Place): void => {
    const away = history.state === 'away'
    if (next.at === 'home' && away) history.back()
    else if (next.at !== 'home' && !away) history.pushState('away', '', '/')
    setPlace(next)
  }, [])
  return [place, go]
}
