import type { ReactNode } from 'react'
import { useId } from 'react'

/** A part of a form with its title. */
export function SectionCard({
  title,
  intro,
  children,
}: {
  readonly title: string
  readonly intro?: string
  readonly children: ReactNode
}) {
  const id = useId()
  return (
    <section className="card form-card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {intro && <p className="hint">{intro}</p>}
      {children}
    </section>
  )
}
