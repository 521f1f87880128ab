/**
 * Events are found by who is told, the one that is due longest first, and letters past however many of
 * them.
 */
export const eventLanes: readonly string[] = [
  `create index outbox_abandoned_at_to_due_at_id on outbox (abandoned_at, "to", due_at, id) where kind = 'event'`,
  `create index outbox_abandoned_at_created_at_id on outbox (abandoned_at, created_at, id) where kind <> 'event'`,
]
