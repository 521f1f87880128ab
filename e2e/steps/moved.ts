/** In the page: what of its main part and its footer was shown in one place, and then in another. */
export async function movedWhileItCame(): Promise<readonly string[]> {
  const shifts = await new Promise<readonly (PerformanceEntry & { sources?: readonly { node: Node | null }[] })[]>(
    (resolve) => {
      const observer = new PerformanceObserver((list) => resolve(list.getEntries()))
      observer.observe({ type: 'layout-shift', buffered: true })
      // What was there before is told first; where there is none, nobody is.
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve([]))))
    },
  )
  const moved = shifts.flatMap(({ sources = [] }) => sources.map(({ node }) => node))
  return moved.flatMap((node) => {
    const element = node instanceof Element ? node : node?.parentElement
    return element?.closest('main, .footer') ? [element.textContent.slice(0, 60)] : []
  })
}
