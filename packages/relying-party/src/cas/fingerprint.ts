/**
 * What binds a ticket to the browser: only whoever knows `known` can name it. It is made from the browser's
 * binding cookie and this login's state, so that no other cookie is needed.
 *
 * @returns `known`: base64 of 21 bytes F, for the validation; `shown`: base64 of sha1(sha1(F)), for the login
 */
export async function fingerprint(
  browser: string,
  state: string,
): Promise<{ readonly known: string; readonly shown: string }> {
  const made = await digest('SHA-256', new TextEncoder().encode(JSON.stringify(['fingerprint', browser, state])))
  const bytes = made.slice(0, 21)
  return { known: base64(bytes), shown: base64(await digest('SHA-1', await digest('SHA-1', bytes))) }
}

async function digest(name: 'SHA-1' | 'SHA-256', bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest(name, bytes))
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
}
