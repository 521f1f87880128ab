/**
 * Does something with each, one after the other. What fails keeps none of the others from being done: one row
 * that can't be read would stop the work of all.
 *
 * @returns for how many `run` said true
 * @throws what the first that failed threw, once the others are done
 */
export async function oneByOne<Item>(items: readonly Item[], run: (item: Item) => Promise<boolean>): Promise<number> {
  const failed: unknown[] = []
  let count = 0
  for (const item of items)
    try {
      count += Number(await run(item))
    } catch (error) {
      failed.push(error)
    }
  if (failed.length > 0) throw failed[0]
  return count
}
