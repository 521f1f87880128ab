import type { ReactNode } from 'react'
import { Icon } from '../parts/icon.tsx'
import { Summary } from '../parts/summary.tsx'
import type { FieldIssue, ServiceAsk } from '../props/common.ts'
import { useView } from '../view.ts'
import { Document, type DocumentProps } from './document.tsx'

/** What a card shows besides its content. */
export interface CardProps extends Omit<DocumentProps, 'failed' | 'width'> {
  /** Who asks and what for, at the top. */
  readonly service?: ServiceAsk | null
  readonly issues?: readonly FieldIssue[] | undefined
  /** A drawn state over the heading. */
  readonly state?: 'done' | 'mail' | 'stop' | 'wait'
}

/** A page of one column: who asks, one question, one primary action. */
export function Card({ service, issues = [], state, children, ...document }: CardProps): ReactNode {
  return (
    <Document {...document} failed={issues.length > 0}>
      <div className="card">
        {service && <ServiceBanner service={service} />}
        <div className="card-body">
          {state && (
            <span className={`state state-${state}`}>
              <Icon name={state} />
            </span>
          )}
          <h1>{document.title}</h1>
          <Summary issues={issues} />
          {children}
        </div>
      </div>
    </Document>
  )
}

/** "Europass requires you to authenticate with two factors" (B11). */
export function ServiceBanner({ service }: { service: ServiceAsk }): ReactNode {
  const { t } = useView()
  return (
    <p className="asks">
      <Icon name="lock" />
      <span>{t.parts(`asks.${service.level}`, { service: <b key="service">{service.name}</b> })}</span>
    </p>
  )
}
