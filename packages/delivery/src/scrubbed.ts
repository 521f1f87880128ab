const longest = 200
const personal = [
  // Links first: they may hold the others.
  /[a-z][a-z0-9+.-]*:\/\/\S+/gi,
  /[^\s<>"'(),:;]+@[^\s<>"'(),:;]+/g,
  /\+?\d(?:[ ()-]?\d){7,}/g,
  // What is long and of one piece may be a token.
  /[A-Za-z0-9_+/=-]{24,}/g,
]

/**
 * What another side said, for operators: links, addresses, numbers and what may be a token are left out,
 * since mail servers repeat whom they refuse.
 * @param said in whatever words.
 * @returns one line, at most 200 characters.
 */
export function scrubbed(said: string): string {
  const line = personal.reduce((text, pattern) => text.replace(pattern, '…'), said.replace(/\s+/g, ' ').trim())
  return line.slice(0, longest)
}
