// Stryker changes TypeScript; the rules of a store stand in SQL. This takes away one condition of a
// statement at a time (`and account_id = ${…}`, `.where('expiresAt', '>', now)`), and moves a comparison by
// one.

const clause = new Set(['where', 'when', 'having'])
const ends = new Set(
  'then else from select insert update delete with set group order limit offset returning union on as , '.split(' '),
)
const moved = { '<': '<=', '<=': '<', '>': '>=', '>=': '>' }

/** Stands for the value at this place of a template. */
const hole = (index) => String.fromCodePoint(0xe000 + index)
const holes = /[\uE000-\uF8FF]/gu

/**
 * Each weaker form of a piece of SQL.
 * @param texts of a template, with the places of values between them.
 * @returns {{ texts: string[], values: number[] }[]} the texts, and which of the values stay between them.
 */
export function weakened(texts) {
  const text = texts.reduce((before, each, index) => `${before}${hole(index - 1)}${each}`)
  return changesOf(text).map(({ start, end, by }) => apart(`${text.slice(0, start)}${by}${text.slice(end)}`))
}

function apart(text) {
  return { texts: text.split(holes), values: Array.from(text.matchAll(holes), ([at]) => at.codePointAt(0) - 0xe000) }
}

function changesOf(text) {
  const changes = []
  const room = (start) => ({ conditions: [], start, joint: null, isSure: false })
  let stack = [room(0)]
  const top = () => stack.at(-1)
  /** What began in this room ends here. */
  function close(end) {
    const { conditions, joint, start } = top()
    if (start !== null) conditions.push({ start, end, joint })
  }
  /** Alone, what no clause began is a value: only what is joined to something is a condition. */
  function leave(end) {
    close(end)
    const { conditions, isSure } = stack.pop()
    conditions.forEach((each, index) => {
      const joint = each.joint ?? conditions[index + 1]?.joint
      if (joint || isSure) changes.push(...without(text, { ...each, by: joint === 'or' ? '1 = 0' : '1 = 1' }))
    })
  }
  for (const { 0: word, index } of text.matchAll(/'[^']*'|"[^"]*"|[\w.]+|<>|[<>]=?|[(),]/g)) {
    const token = word.toLowerCase()
    const after = index + word.length
    if (token in moved) changes.push({ start: index, end: after, by: moved[token] })
    if (token === '(' || token === 'case') stack.push(room(after))
    else if ((token === ')' || token === 'end') && stack.length > 1) leave(index)
    else if (token === 'and' || token === 'or') {
      close(index)
      Object.assign(top(), { start: after, joint: token })
    } else if (clause.has(token)) {
      leave(index)
      stack.push({ ...room(after), isSure: true })
    } else if (ends.has(token) && !/\bdistinct\s+$/i.test(text.slice(0, index))) {
      leave(index)
      stack.push({ ...room(null) })
    }
  }
  while (stack.length > 0) leave(text.length)
  return changes.toSorted((a, b) => a.start - b.start)
}

/** Without the blanks around it; nothing where there is none, or none that says anything. */
function without(text, { by, end, start }) {
  const said = text.slice(start, end)
  if (/^\s*(?:1 = [01])?\s*$/.test(said)) return []
  const from = start + said.search(/\S/)
  return [{ start: from, end: from + said.trim().length, by }]
}

/** What Stryker calls a mutator. */
export const sqlConditions = {
  name: 'SqlCondition',
  *mutate({ node }) {
    if (node.type === 'TaggedTemplateExpression' && node.tag.name === 'sql') {
      const { expressions, quasis } = node.quasi
      for (const { texts, values } of weakened(quasis.map(({ value }) => value.raw)))
        yield template(
          node.tag,
          texts,
          values.map((index) => expressions[index]),
        )
    }
    if (node.type !== 'CallExpression' || node.callee.property?.name !== 'where') return
    yield node.callee.object
    const [column, compared, ...rest] = node.arguments
    const by = moved[compared?.value]
    if (by) yield { ...node, arguments: [column, { type: 'StringLiteral', value: by }, ...rest] }
  },
}

function template(tag, texts, expressions) {
  const quasis = texts.map((raw, index) => ({
    type: 'TemplateElement',
    value: { raw, cooked: raw },
    tail: index === texts.length - 1,
  }))
  return { type: 'TaggedTemplateExpression', tag, quasi: { type: 'TemplateLiteral', quasis, expressions } }
}
