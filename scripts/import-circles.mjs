/**
 * Takes away what is in no circle, again and again: files that import nothing that is left, and files that
 * nothing left imports.
 */
function peel(graph) {
  for (let before = -1; before !== graph.size; ) {
    before = graph.size
    const imported = new Set([...graph.values()].flatMap((targets) => [...targets].filter((file) => graph.has(file))))
    for (const [file, targets] of graph)
      if (!imported.has(file) || ![...targets].some((target) => graph.has(target))) graph.delete(file)
  }
}

/** A circle that is reached from a file of which every import leads on. */
function walk(graph, start) {
  const path = []
  for (let file = start; !path.includes(file); file = [...graph.get(file)].find((target) => graph.has(target)))
    path.push(file)
  const last = path.at(-1)
  return path.slice(path.findIndex((file) => graph.get(last).has(file)))
}

/**
 * Files that import each other in a circle, types included.
 * @param imports for each file, the files that it imports.
 * @returns one circle for each import that would have to go, in the order in which it is imported; none:
 * there is no circle.
 */
export function circles(imports) {
  const found = []
  const edges = new Map([...imports].map(([file, targets]) => [file, new Set(targets)]))
  for (;;) {
    const graph = new Map(edges)
    peel(graph)
    const [start] = graph.keys()
    if (start === undefined) return found
    const circle = walk(graph, start)
    found.push(circle)
    edges.get(circle.at(-1)).delete(circle[0])
  }
}
