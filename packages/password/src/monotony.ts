/**
 * Whether a whole password is one character again and again, one run up or down (`23456789`), or a short
 * piece repeated (`abcabcabc`).
 * @param password as typed.
 */
export function isMonotonous(password: string): boolean {
  const points = Array.from(password.toLowerCase(), (character) => character.codePointAt(0) ?? 0)
  if (points.length < 2) return true
  const first = (points[1] ?? 0) - (points[0] ?? 0)
  const run = Math.abs(first) <= 1 && points.every((point, i) => i === 0 || point - (points[i - 1] ?? 0) === first)
  return run || /^(.{1,4}?)\1+$/su.test(password.toLowerCase())
}
