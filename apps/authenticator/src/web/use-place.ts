import { useCallback, useEffect, useState } from 'react'
import type { Place } from './app.tsx'

/**
 * Where the person is. Leaving home adds one entry to the history, so that the phone's own "back" leads home instead of out
 * of the app; links and secrets never stand in it.
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
