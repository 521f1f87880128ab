import type { ReactNode } from 'react'

/** Shows a sentence whose catalogue marks words with `<b>…</b>`; no other markup is understood. */
export function Rich({ children }: { readonly children: string }): ReactNode {
  return children
    .split(/<b>(.*?)<\/b>/)
    .map((part, index) => (index % 2 === 1 ? <strong key={part}>{part}</strong> : part))
}
