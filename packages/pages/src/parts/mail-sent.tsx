import type { ReactNode } from 'react'
import { useView } from '../view.ts'
import { Support } from './support.tsx'

/** A mail is on its way: to whom, for how long its link works, and what to do when nothing arrives. */
export function MailSent({
  lead,
  valid,
  mailboxHref,
  hints,
}: {
  readonly lead: ReactNode
  readonly valid: string
  /** The development mailbox; null: there is none. */
  readonly mailboxHref: string | null
  /** What to look at, each a line of the list. */
  readonly hints: readonly ReactNode[]
}): ReactNode {
  const { t } = useView()
  return (
    <>
      <p className="lead">{lead}</p>
      <p>{valid}</p>
      {mailboxHref !== null && (
        <p className="notice">
          <a href={mailboxHref}>{t('registered.mailbox')}</a>
        </p>
      )}
      <h2>{t('registered.nothing')}</h2>
      <ul className="plain">
        {hints.map((hint, at) => (
          <li key={at}>{hint}</li>
        ))}
        <li>
          <Support />
        </li>
      </ul>
    </>
  )
}
