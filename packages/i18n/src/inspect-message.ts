import { type MessageNode, parseMessage } from './message.ts'
import { categoriesOfCounts } from './plural.ts'

/** A message's pieces; or what is wrong with its syntax, in words. */
function tryParse(message: string): readonly MessageNode[] | string {
  try {
    return parseMessage(message)
  } catch (error) {
    return error instanceof Error ? inOneLine(error.message) : String(error)
  }
}

/** Without the message itself, which the parser draws below: a list of faults has a line for each. */
function inOneLine(fault: string): string {
  const [first = ''] = fault.split('\n', 1)
  return first.replace(/:$/, '').replace(/ at line 1 col (\d+)$/, ', at its character $1')
}

/**
 * Names of a message's parameters, and its tags as they are written (`<link>`, `</link>`); or the syntax
 * error.
 */
export function parametersOf(message: string): ReadonlySet<string> | string {
  const nodes = tryParse(message)
  if (typeof nodes === 'string') return nodes
  const found = new Set<string>()
  visit(nodes, (node) => {
    if ('arg' in node) found.add(node.arg)
    if (node.type === 'content')
      for (const [, open = '', name = ''] of node.value.matchAll(/<(\/?)([a-z]+)>/g)) found.add(`<${open}${name}>`)
  })
  return found
}

/** Shows each piece of a message, those within plurals too. */
function visit(nodes: readonly MessageNode[], see: (node: MessageNode) => void): void {
  for (const node of nodes) {
    see(node)
    if ('cases' in node) for (const one of node.cases) visit(one.tokens, see)
  }
}

/** What a message lacks of the plural forms that counts reach in a language, in words. */
export function missingPlurals(message: string, language: string): string[] {
  const nodes = tryParse(message)
  const missing: string[] = []
  if (typeof nodes === 'string') return missing
  visit(nodes, (node) => {
    if (node.type !== 'plural' && node.type !== 'selectordinal') return
    const present = new Set(node.cases.map((one) => one.key))
    for (const category of categoriesOfCounts(language, node.type === 'plural' ? 'cardinal' : 'ordinal')) {
      if (!present.has(category)) missing.push(`{${node.arg}} lacks “${category}”`)
    }
  })
  return missing
}
