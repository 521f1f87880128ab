import type { AuthenticatorDevice, DeviceState } from '@laissez-passer/mobile-crypto'
import { useEffect, useState } from 'react'

/** How biometrics stand: on, to be turned on, or not to be had on this device. */
export function useBiometrics(device: AuthenticatorDevice, state: DeviceState | null): 'on' | 'off' | 'none' {
  const [available, setAvailable] = useState(false)
  useEffect(() => {
    let left = false
    void device.biometricsAvailable().then(
      (found) => left || setAvailable(found),
      () => undefined,
    )
    return () => {
      left = true
    }
  }, [device])
  if (state?.status === 'enrolled' && state.biometrics) return 'on'
  return available && state?.status === 'enrolled' ? 'off' : 'none'
}
