import type { SignalStream } from '@laissez-passer/core/ports'
import { claim, count, json, oneOf, seconds, text } from '../sql/column.ts'
import { table } from '../sql/table.ts'

/** How far in the audit log each receiver was told. */
export const eventPlaces = table(
  'eventPlaces',
  { receiver: text().primaryKey(), position: count() },
  { own: { claim: claim() } },
)

/** Streams that relying parties asked for. */
export const signalStreams = table(
  'signalStreams',
  {
    id: text().primaryKey(),
    clientId: text(),
    eventsRequested: json<SignalStream['eventsRequested']>(),
    endpoint: text(),
    sealedAuthorization: text().orNull(),
    description: text().orNull(),
    status: oneOf('enabled', 'paused', 'disabled'),
    statusReason: text().orNull(),
    createdAt: seconds(),
  },
  { indexes: [{ on: ['clientId', 'createdAt'] }] },
)
