/**
 * The functions of an API report that take options: by the name of a parameter or of its type, or because an
 * object with names in it may be left out.
 *
 * @returns `entry function`, such as `server/log jsonLog`
 */
export function factoriesIn(report) {
  return functionsIn(report).flatMap(({ name, signature }) => (takesOptions(signature) ? [name] : []))
}

/** Those that give a function back: what they were given is used when that is called, by somebody else. */
export function makersIn(report) {
  return functionsIn(report).flatMap(({ name, signature }) => (/\): \([^|]*\) => [^|]*$/.test(signature) ? [name] : []))
}

function functionsIn(report) {
  const lines = report.split('\n')
  let entry = ''
  return lines.flatMap((line, at) => {
    if (line.startsWith('## ')) entry = line.slice(3).trim().replace('@laissez-passer/', '')
    const [, name] = /^function (\w+)/.exec(line) ?? []
    if (name === undefined) return []
    let signature = line
    for (let next = at + 1; count(signature, '(') > count(signature, ')') && next < lines.length; next++)
      signature += ` ${lines[next].trim()}`
    return [{ name: `${entry} ${name}`, signature }]
  })
}

const takesOptions = (signature) =>
  /\b(options|choices)\??: |: (\w+<)*\w*(Options|Choices)\b|\}\?: |\?: (Limits|Probing|Holding)\b/.test(signature)

const count = (text, letter) => text.split(letter).length - 1
