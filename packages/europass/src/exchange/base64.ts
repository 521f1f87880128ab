/** Bytes of base64; `undefined` for what is none, nothing for an empty text. */
export function bytesOfBase64(source: string): Uint8Array | undefined {
  const clean = source.replaceAll(/\s+/g, '')
  if (!/^[A-Za-z\d+/]*={0,2}$/.test(clean)) return undefined
  try {
    const binary = atob(clean)
    const bytes = new Uint8Array(binary.length)
    for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at)
    return bytes
  } catch {
    return undefined
  }
}

/** Bytes as base64. */
export function base64Of(bytes: Uint8Array): string {
  let binary = ''
  // As many as a call takes.
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(binary)
}
