import type { ReactNode } from 'react'

/** The tag `<b>` of a message: what the person looks for on a screen. */
export const strong = (words: readonly ReactNode[]): ReactNode => <strong key="strong">{words}</strong>
