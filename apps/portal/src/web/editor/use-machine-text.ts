import type { MachineText } from '@laissez-passer/europass/machine-text'
import { useEffect, useState } from 'react'
import type { OpenPages } from './draw-pages.ts'

/** What a program reads of a PDF, once it has been left alone for a moment. */
export function useMachineText(open: OpenPages | null, pause = 400): MachineText | null {
  const [text, setText] = useState<MachineText | null>(null)
  useEffect(() => {
    if (!open) return
    let stale = false
    const timer = setTimeout(() => {
      void open.read().then((read) => void (read && !stale && setText(read)))
    }, pause)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [open, pause])
  return text
}
