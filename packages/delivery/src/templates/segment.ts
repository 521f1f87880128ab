/**
 * The characters of the GSM 7-bit default alphabet, and those of its extension table, which take two places.
 * @see 3GPP TS 23.038 §6.2.1
 */
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
const extension = '\f^{}\\[~]|€'

/**
 * Whether a text message travels whole: 160 places of the GSM alphabet, or, with any character that it lacks,
 * 70 of UTF-16. Longer ones are cut into parts, cost more, and may arrive in pieces.
 * @param text the whole message.
 */
export function isOneSegment(text: string): boolean {
  let places = 0
  for (const sign of text) {
    if (basic.includes(sign)) places += 1
    else if (extension.includes(sign)) places += 2
    else return text.length <= 70
  }
  return places <= 160
}
