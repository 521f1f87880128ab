/**
 * The topic under which a waiting sign-in page is woken.
 * @param signInIdHash `SignIn.idHash`.
 */
export function signInTopic(signInIdHash: string): string {
  return `sign-in:${signInIdHash}`
}

/** Signal that comes when a device has something new to look at. */
export function deviceTopic(deviceId: string): string {
  return `device:${deviceId}`
}

/** Signal that comes when an enrolment changes. */
export function enrolmentTopic(id: string): string {
  return `enrolment:${id}`
}
