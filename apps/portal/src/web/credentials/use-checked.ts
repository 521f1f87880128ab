import { useEffect, useState } from 'react'
import { useWords } from '../language.tsx'
import { type CheckedCredential, checkCredential } from './check.ts'

/** Verifies a file, again in another language; null until it is done. */
export function useChecked(bytes: Uint8Array | null): CheckedCredential | null {
  const { language } = useWords()
  const [checked, setChecked] = useState<CheckedCredential | null>(null)
  useEffect(() => {
    if (!bytes) {
      setChecked(null)
      return undefined
    }
    let wanted = true
    const now = Math.floor(Date.now() / 1000)
    const check = async (): Promise<void> => {
      const done = await checkCredential(bytes, { language, now })
      if (wanted) setChecked(done)
    }
    void check()
    return () => {
      wanted = false
    }
  }, [bytes, language])
  return checked
}
