/** Every context under which the provider's key ring seals what belongs to this protocol. */
export const sealingContexts = {
  enrolmentOprfKey: (enrolmentId: string): string => `enrolment:${enrolmentId}:oprf-key`,
  enrolmentPinCheck: (enrolmentId: string): string => `enrolment:${enrolmentId}:pin-check`,
  oprfKey: (deviceId: string, pinKeyId: string): string => `device:${deviceId}:oprf-key:${pinKeyId}`,
  codeSecret: (deviceId: string): string => `device:${deviceId}:code-secret`,
  push: (deviceId: string): string => `device:${deviceId}:push`,
  transferCode: (requestId: string): string => `approval:${requestId}:transfer-code`,
} as const
