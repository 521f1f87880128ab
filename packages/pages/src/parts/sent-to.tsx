import type { ReactNode } from 'react'

/** Where a code went, masked: a number in one piece, an address broken where it must be. */
export function SentTo({ children }: { readonly children: string }): ReactNode {
  return children.startsWith('+') ? <b className="phone-number">{children}</b> : <b>{children}</b>
}
