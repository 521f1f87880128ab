/** The platform's passkey that may stand for a phone's PIN. */
export const biometrics: readonly string[] = [
  'alter table devices add column biometric_id text',
  'alter table devices add column biometric_key text',
]
