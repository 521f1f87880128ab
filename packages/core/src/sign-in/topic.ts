/**
 * The topic under which a waiting sign-in page is woken.
 * @param signInIdHash `SignIn.idHash`.
 */
export function signInTopic(signInIdHash: string): string {
  return `sign-in:${signInIdHash}`
}
