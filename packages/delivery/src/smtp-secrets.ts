/** Shorter than this, what is left out would be parts of other words. */
const shortest = 3

/**
 * What a mail server said, without our password, in whichever way it repeats what it was sent: as it is, or
 * as it travels (base64, alone or with the user's name as AUTH PLAIN has them).
 *
 * @param said in whatever words; what it says else is kept: operators need it.
 * @param url of the server, with the user and password, if it has some.
 * @see https://www.rfc-editor.org/rfc/rfc4616
 */
export function withoutSecrets(said: string, url: string): string {
  if (!URL.canParse(url)) return said
  const { password, username } = new URL(url)
  const [user, secret] = [decoded(username), decoded(password)]
  const secrets = [
    base64(`\0${user}\0${secret}`),
    base64(`${user}\0${user}\0${secret}`),
    ...[secret, password].flatMap((each) => [each, base64(each)]),
  ]
  return secrets
    .filter((each) => each.length >= shortest)
    .toSorted((one, other) => other.length - one.length)
    .reduce((text, each) => text.replaceAll(each, '…'), said)
}

function base64(text: string): string {
  return text === '' ? '' : btoa(String.fromCharCode(...new TextEncoder().encode(text)))
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
