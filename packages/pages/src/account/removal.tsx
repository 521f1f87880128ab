import type { ReactNode } from 'react'
import { AccountLayout } from '../layout/account-page.tsx'
import { Form } from '../parts/form.tsx'
import type { AccountPageProps, FormProps } from '../types.ts'
import { useView } from '../view.ts'

/** What is asked before something that signs in is removed; the words are its own. */
export interface RemovalProps extends Pick<AccountPageProps, 'notice'>, FormProps {
  readonly title: string
  /** Names what goes in the form, e.g. `{ device: id }`. */
  readonly what: Readonly<Record<string, string>>
  /** The thing itself, as the list shows it. */
  readonly facts: ReactNode
  /** What follows. */
  readonly text: string
  /** What follows as it is the only one; null: it isn't. */
  readonly last: string | null
  readonly submit: string
  readonly cancelHref: string
}

/** Asks before something that signs in is removed, and says what follows. */
export function Removal(props: RemovalProps): ReactNode {
  const { t } = useView()
  const { action, cancelHref, facts, hidden = {}, issues, last, notice, submit, text, title, what } = props
  return (
    <AccountLayout title={title} notice={notice} issues={issues}>
      <div className="sheet narrow">
        {facts}
        <p>{text}</p>
        {last !== null && <p className="notice notice-warn">{last}</p>}
        <Form action={action} hidden={{ ...hidden, ...what, action: 'remove' }} className="row">
          <button type="submit" className="primary bad">
            {submit}
          </button>
          <a className="quiet" href={cancelHref}>
            {t('cancel')}
          </a>
        </Form>
      </div>
    </AccountLayout>
  )
}
