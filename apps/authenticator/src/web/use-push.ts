import type { AuthenticatorDevice, DeviceState } from '@laissez-passer/mobile-crypto'
import { useEffect, useState } from 'react'
import { type PushStanding, pushStanding, subscribeToPush } from './push.ts'

/** How notifications stand, and asking for them; subscribes again at each start. */
export function usePush(
  device: AuthenticatorDevice,
  state: DeviceState | null,
): { readonly standing: PushStanding; readonly ask: () => void } {
  const pushKey = state?.status === 'enrolled' ? state.service.pushKey : null
  const [standing, setStanding] = useState<PushStanding>('none')
  useEffect(() => {
    setStanding(pushStanding(pushKey))
    if (pushStanding(pushKey) === 'on') void subscribeToPush(device, { pushKey, ask: false }).then(setStanding)
  }, [device, pushKey])
  return { standing, ask: () => void subscribeToPush(device, { pushKey, ask: true }).then(setStanding) }
}
