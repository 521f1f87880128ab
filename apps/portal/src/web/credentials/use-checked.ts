import { useEffect, useState } from 'react'
import { useWords } from '../language.tsx'
import { type CheckedCredential, checkCredential } from './check.ts'

/** Verifies a file, again in another language; null until it is done. */
export function useChecked(bytes: Uint8Array | null): CheckedCredential | null {
  const { language } = useWords().t
  const [last, setLast] = useState<{ readonly bytes: Uint8Array; readonly checked: CheckedCredential } | null>(null)
  useEffect(() => {
    if (!bytes) return undefined
    let wanted = true
    const now = Math.floor(Date.now() / 1000)
    const check = async (): Promise<void> => {
      const done = await checkCredential(bytes, { language, now })
      if (wanted) setLast({ bytes, checked: done })
    }
    void check()
    return () => {
      wanted = false
    }
  }, [bytes, language])
  // What was found of another file says nothing of this one.
  return last?.bytes === bytes ? last.checked : null
}
