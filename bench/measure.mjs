/** What one measurement found, in milliseconds. */
const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]

/**
 * Runs `work` for a while and prints how often a second it went and how long one took.
 *
 * @param name what is measured
 * @param work one run; awaited
 * @param options `parallel` runs at a time (1), `seconds` to measure after a tenth of it warming up (2)
 */
export async function measure(name, work, { parallel = 1, seconds = 2 } = {}) {
  const times = []
  const run = async (until, keep) => {
    while (performance.now() < until) {
      const start = performance.now()
      await work()
      if (keep) times.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: parallel }, () => run(performance.now() + seconds * 100, false)))
  const start = performance.now()
  await Promise.all(Array.from({ length: parallel }, () => run(start + seconds * 1000, true)))
  const rate = times.length / ((performance.now() - start) / 1000)
  times.sort((a, b) => a - b)
  const [median, slow] = [quantile(times, 0.5), quantile(times, 0.99)]
  console.log(
    `${name.padEnd(52)} ${rate.toFixed(0).padStart(8)} /s   median ${median.toFixed(3)} ms   p99 ${slow.toFixed(3)} ms`,
  )
}
