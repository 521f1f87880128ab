/** What providers send from server to server is a kilobyte or two. */
const largest = 16_384

/**
 * The fields of a form, whatever it says of itself: EU Login's own clients send some that don't say that they
 * are forms. One of more than 16 KB isn't read to its end, and has no fields.
 */
export async function readForm({ body }: Request): Promise<URLSearchParams> {
  const decoder = new TextDecoder()
  let text = ''
  let length = 0
  for await (const part of body ?? []) {
    length += part.length
    if (length > largest) return new URLSearchParams()
    text += decoder.decode(part, { stream: true })
  }
  return new URLSearchParams(text + decoder.decode())
}
