// What is marked `@experimental` in declarations, and who names it.

/** Whether a declaration, or the statement that it is of, is marked so. */
export function isExperimental(node, { ts }) {
  return ts.getJSDocTags(node).some(({ tagName }) => tagName.text === 'experimental')
}

/**
 * The experimental things that a declaration names, by their names: who uses it would get them unasked. A
 * member that is marked itself may name them.
 *
 * @param node a declaration
 * @param options the compiler, and the `checker` of its program
 */
export function experimentalIn(node, { checker, ts }) {
  const found = new Set()
  const visit = (part) => {
    if (part !== node && isExperimental(part, { ts })) return
    if (ts.isIdentifier(part)) {
      const symbol = checker.getSymbolAtLocation(part)
      const own = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
      const declared = own?.declarations ?? []
      if (
        declared.length > 0 &&
        !declared.includes(part.parent) &&
        declared.every((one) => isExperimental(one, { ts }))
      )
        found.add(part.text)
    }
    ts.forEachChild(part, visit)
  }
  if (!isExperimental(node, { ts })) visit(node)
  return [...found]
}
