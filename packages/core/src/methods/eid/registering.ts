import type { Context } from '../../context/index.ts'
import { hashToken } from '../../ids/index.ts'
import { openEidRequest, type Registering } from './rows.ts'

/** What the link in a mail would make, with the hash of its token; null where it is over. */
export async function registeringBy(
  context: Pick<Context, 'keyRing' | 'now' | 'store'>,
  token: string,
): Promise<{ readonly idHash: string; readonly registering: Registering } | null> {
  const { now, store } = context
  const idHash = hashToken(token)
  const sealed = await store.eidRequests.find({ idHash, stage: 'registering', browserHash: null, now })
  if (sealed === null) return null
  return { idHash, registering: await openEidRequest(context, { stage: 'registering', idHash, sealed }) }
}
