import { useCallback, useEffect, useRef, useState } from 'react'
import { useWords } from '../language.tsx'
import { load } from '../request.ts'

/** Something to choose: its address in ESCO or in the operator’s list, and what it is called. */
export interface Suggestion {
  readonly uri: string
  readonly label: string
}

/** Milliseconds without a key. */
const pause = 150
const none: readonly Suggestion[] = []

/**
 * What the portal suggests while somebody types: from the operator’s list alone. What they type themselves is
 * always good; without a connection nothing is suggested.
 *
 * @param kind - undefined: nothing is suggested in this field
 */
export function useSuggestions(kind: 'occupation' | 'skill' | undefined): {
  readonly suggestions: readonly Suggestion[]
  readonly ask: (text: string) => void
} {
  const { language } = useWords()
  const [suggestions, setSuggestions] = useState(none)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const last = useRef('')
  useEffect(() => () => clearTimeout(timer.current), [])
  const ask = useCallback(
    (typed: string) => {
      if (kind === undefined) return
      const text = typed.trim()
      last.current = text
      clearTimeout(timer.current)
      if (text.length < 2 || text.length > 100) return setSuggestions(none)
      timer.current = setTimeout(() => {
        const path = `/api/suggestions/${kind}?${new URLSearchParams({ text, language })}`
        void load(path, (body) => (Array.isArray(body['suggestions']) ? body['suggestions'].flatMap(read) : none)).then(
          (found) => {
            if (last.current === text) setSuggestions(found.ok ? found.value : none)
          },
        )
      }, pause)
    },
    [kind, language],
  )
  return { suggestions, ask }
}

function read(value: unknown): readonly Suggestion[] {
  const { uri, label }: { uri?: unknown; label?: unknown } = Object(value)
  return typeof uri === 'string' && typeof label === 'string' ? [{ uri, label }] : none
}
