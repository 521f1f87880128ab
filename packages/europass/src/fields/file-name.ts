/** In UTF-16 code units; file systems take 255 bytes. */
const longest = 120

/**
 * The name of a file that came along, as it can be shown and kept: no path, no control characters, none that
 * turns the direction of what follows (`fdp.exe` would be read as `exe.pdf`), no longer than file systems
 * take.
 *
 * @param written - as the document has it
 * @returns one with the same ending; `file` where nothing is left
 */
export function fileNameOf(written: string): string {
  const last = written.split(/[/\\]/).findLast((part) => part.trim() !== '') ?? ''
  const plain = last
    .toWellFormed()
    .replaceAll(/[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu, '')
    .trim()
  if (/^\.*$/.test(plain)) return 'file'
  if (plain.length <= longest) return plain
  const ending = /\.\w{1,10}$/.exec(plain)?.[0] ?? ''
  return `${plain.slice(0, longest - ending.length).replace(/[\uD800-\uDBFF]$/, '')}${ending}`
}
