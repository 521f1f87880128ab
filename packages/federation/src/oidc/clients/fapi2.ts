/** Whether a client is registered for the FAPI 2.0 Security Profile, and is held to all that it asks. */
export function isFapi2(service: object): boolean {
  return 'profile' in service && service.profile === 'fapi2'
}
