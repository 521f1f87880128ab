import type { Delivery, Fault } from './transport.ts'

const faults: Readonly<Record<Fault, true>> = { recipient: true, passing: true, ours: true }

/**
 * What a transport answered, where it is an answer. One of somebody’s own may forget to return it: nobody
 * knows then whether the message travelled, and it is the operator’s to mend.
 */
export function answered(given: unknown): Delivery {
  if (isDelivery(given)) return given
  const kinds = Object.keys(faults).join(', ')
  const error = `a transport must answer { ok: true } or { ok: false, fault, error }, fault one of ${kinds}`
  return { ok: false, fault: 'ours', error }
}

function isDelivery(given: unknown): given is Delivery {
  const { ok, fault, error }: Readonly<Record<string, unknown>> = Object(given)
  if (ok !== false) return ok === true
  return typeof fault === 'string' && Object.hasOwn(faults, fault) && typeof error === 'string'
}
