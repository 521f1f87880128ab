/** A bucket didn't do what it was asked in time, or at all: it may be asked again. */
export class BucketUnavailable extends Error {
  override readonly name = 'BucketUnavailable'
  readonly code = 'store-unavailable'
}

/** How long a call to a bucket may take, in seconds: people wait. */
const patience = 10

/**
 * Waits for a call to a bucket, no longer than ten seconds. Whatever a bucket complains about is its own
 * trouble, and passes. What was asked goes on, and may be done.
 *
 * @throws BucketUnavailable
 * @see https://developers.cloudflare.com/r2/api/error-codes/
 */
export async function fromBucket<Answer>(asked: Promise<Answer>): Promise<Answer> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`It took more than ${patience} seconds`)), patience * 1000)
  })
  try {
    return await Promise.race([asked, late])
  } catch (cause) {
    throw new BucketUnavailable('The bucket doesn’t answer', { cause })
  } finally {
    clearTimeout(timer)
  }
}
